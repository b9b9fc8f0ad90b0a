class PriceCache {
  constructor() {
    this.prices = []
  }

  get size() {
    return this.prices.length
  }

  fill(count) {
    const prices = []
    for (let index = 0; index < count; index++) { // blocks
      prices.push({ index, cents: [index % 97], notes: { tax: { rate: index % 3 } } }) // blocks
    }
    this.prices = prices
  }
}

module.exports = { PriceCache }
