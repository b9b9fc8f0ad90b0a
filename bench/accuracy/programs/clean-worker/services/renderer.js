import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export class Renderer {
  #worker = new Worker(new URL('./render-worker.js', import.meta.url))

  async render(id) {
    this.#worker.postMessage({ id, size: 300_000 })
    const [bytes] = await once(this.#worker, 'message')
    return Buffer.from(bytes.buffer, 0, 1_000)
  }
}
