const { setImmediate: turn } = require('node:timers/promises')

const slice = 50_000

class PriceCache {
  constructor(size) {
    this.size = size
    this.cents = new Int32Array(size)
    this.rates = new Uint8Array(size)
  }

  async fill() {
    for (let from = 0; from < this.size; from += slice) {
      for (let index = from; index < Math.min(this.size, from + slice); index++) {
        this.cents[index] = index % 97
        this.rates[index] = index % 3
      }
      await turn()
    }
  }
}

module.exports = { PriceCache }
