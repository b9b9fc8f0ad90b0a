import { Injectable } from '@nestjs/common'
import type { Balance } from './balance.js'
import { LedgerService } from './ledger.service.js'

@Injectable()
export class AccountsService {
  constructor(private readonly ledger: LedgerService) {}

  async balanceOf(account: number): Promise<Balance> {
    const entries = await this.ledger.entriesOf(account)
    return this.ledger.fold(account, entries)
  }
}
