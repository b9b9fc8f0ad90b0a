export class Series {
  constructor(id, values) {
    this.id = id
    this.values = values
  }

  get median() {
    const sorted = this.values.slice().sort() // blocks
    return sorted[sorted.length >> 1]
  }
}
