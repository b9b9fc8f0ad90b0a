import { events } from './events.js'

export class Orders {
  #count = 0

  async place(id) {
    const order = await this.#price(id)
    events.emit('placed', order)
    return ++this.#count
  }

  async #price(id) {
    return { id, cents: 1_250 }
  }
}
