import { setTimeout as pause } from 'node:timers/promises'
import { Exchange } from '@shop/exchange'

export class PriceList {
  prices = Array.from({ length: 3000 }, (_, id) => ({ id, amount: (id * 7919) % 1013 }))
  exchange = new Exchange({ EUR: 1, NOK: 11.4, CHF: 0.97 })

  async in(currency, year) {
    await pause(1)
    const amounts = this.prices.map((price) => price.amount)
    return this.exchange.convertAll(amounts, { currency, year }) // blocks
  }
}
