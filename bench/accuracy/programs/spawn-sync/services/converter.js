import { runFilter } from './filter.js'

export class Converter {
  async toText(id) {
    const source = await this.load(id)
    return runFilter(source)
  }

  async load(id) {
    return `document ${id}\n`.repeat(200)
  }
}
