import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export class Medians {
  #worker = new Worker(new URL('./median-worker.js', import.meta.url))
  #bytes = new Float64Array(400_000).buffer
  #turn = Promise.resolve()

  of(seed) {
    this.#turn = this.#turn.then(async () => {
      this.#worker.postMessage({ seed, bytes: this.#bytes }, [this.#bytes])
      const [{ median, bytes }] = await once(this.#worker, 'message')
      this.#bytes = bytes
      return median
    })
    return this.#turn
  }
}
