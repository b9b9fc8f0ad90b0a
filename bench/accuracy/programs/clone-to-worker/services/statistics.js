import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export class Statistics {
  #worker = new Worker(new URL('./statistics-worker.js', import.meta.url))

  async median(answers) {
    const answered = once(this.#worker, 'message')
    this.#worker.postMessage(answers) // blocks
    const [value] = await answered
    return value
  }
}
