import { setTimeout as pause } from 'node:timers/promises'

export class StockFile {
  #text

  constructor(size) {
    const items = Array.from({ length: size }, (_, id) => ({ id, name: `item ${id}`, place: [id % 90, id % 12] }))
    this.#text = JSON.stringify({ items })
  }

  async read() {
    await pause(1)
    return JSON.parse(this.#text) // blocks
  }
}
