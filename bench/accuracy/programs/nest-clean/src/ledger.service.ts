import { setImmediate as turn } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'

@Injectable()
export class LedgerService {
  private readonly amounts = Float64Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 1013)

  async total(): Promise<number> {
    let total = 0
    for (const [index, amount] of this.amounts.entries()) {
      total += amount
      if (index % 20_000 === 0) await turn()
    }
    return total
  }
}
