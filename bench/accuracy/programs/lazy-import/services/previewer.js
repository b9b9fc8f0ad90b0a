export class Previewer {
  async titleOf(page) {
    const { JSDOM } = await this.#load()
    return typeof JSDOM === 'function' ? `preview of ${page}` : 'none'
  }

  async #load() {
    const library = await import('jsdom') // blocks
    return library
  }
}
