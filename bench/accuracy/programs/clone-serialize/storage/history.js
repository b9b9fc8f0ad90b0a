import { deserialize, serialize } from 'node:v8'

export class History {
  #versions = []
  #count = 0

  add(document) {
    this.#versions = [this.#copy(document)]
    return ++this.#count
  }

  #copy(document) {
    return deserialize(serialize(document)) // blocks
  }
}
