class PriceCache {
  constructor() {
    this.prices = new Map()
    for (let index = 0; index < 240_000; index++) this.prices.set(index, priceOf(index, 0))
    this.round = 0
  }

  get size() {
    return this.prices.size
  }

  replace(count) {
    this.round++
    for (let index = 0; index < count; index++) { // blocks
      const key = (this.round * count + index) % this.prices.size // blocks
      this.prices.set(key, priceOf(key, this.round)) // blocks
    }
  }
}

function priceOf(index, round) { // blocks
  return { index, cents: [index % 97], notes: { tax: { rate: round % 3 }, owner: [index] } } // blocks
}

module.exports = { PriceCache }
