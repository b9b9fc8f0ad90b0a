import { setTimeout as pause } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import type { Balance, Entry } from './balance.js'

/** Exchange rates, by currency. */
type Rates = Readonly<Record<string, number>>

const rates: Rates = { EUR: 1, CHF: 0.97, NOK: 11.4 }

@Injectable()
export class LedgerService {
  private readonly entries: Entry[] = Array.from({ length: 26_000 }, (_, index) => ({
    amount: (index * 7919) % 1013,
    currency: ['EUR', 'CHF', 'NOK'][index % 3] ?? 'EUR',
    note: `entry ${index} of the ledger`,
  }))

  async entriesOf(account: number): Promise<Entry[]> {
    await pause(2)
    return account < 0 ? [] : this.entries
  }

  fold(account: number, entries: readonly Entry[]): Balance {
    let total = 0
    let checksum = account
    for (const { amount, currency, note } of entries) { // blocks
      total += amount / (rates[currency] ?? 1) // blocks
      for (let index = 0; index < note.length * 16; index++) { // blocks
        checksum = (checksum * 31 + note.charCodeAt(index % note.length)) % 2_147_483_647 // blocks
      }
    }
    return { account, total, checksum }
  }
}
