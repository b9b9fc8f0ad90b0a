import { Worker } from 'node:worker_threads'

export class Renderer {
  #worker = new Worker(new URL('./render-worker.js', import.meta.url))
  #waiting = new Map()
  #next = 1

  constructor() {
    this.#worker.on('message', ({ id, value }) => {
      this.#waiting.get(id)?.({ value })
      this.#waiting.delete(id)
    })
  }

  render(scene) {
    const id = this.#next++
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#worker.postMessage({ id, scene })
    })
  }
}
