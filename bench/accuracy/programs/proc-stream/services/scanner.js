export class Scanner {
  found = 0

  constructor(id) {
    this.id = id
  }

  look(text) {
    const found = text.match(/\s+$/gm) // blocks
    this.found += found?.length ?? 0
  }

  result() {
    return { id: this.id, found: this.found }
  }
}
