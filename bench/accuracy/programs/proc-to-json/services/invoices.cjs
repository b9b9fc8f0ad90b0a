const { Money } = require('../domain/money.cjs')

class InvoiceService {
  constructor() {
    this.lines = Array.from({ length: 220 }, (_, index) => ({ index, price: new Money(index * 7919, 'EUR') }))
  }

  async export(id) {
    await null
    return JSON.stringify({ id, lines: this.lines })
  }
}

module.exports = { InvoiceService }
