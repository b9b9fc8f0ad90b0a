import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common'
import { AccountsService } from './accounts.service.js'
import type { Balance } from './balance.js'

@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get(':id')
  show(@Param('id', ParseIntPipe) id: number): { id: number } {
    return { id }
  }

  @Get(':id/balance')
  async balance(@Param('id', ParseIntPipe) id: number): Promise<Balance> {
    return this.accounts.balanceOf(id)
  }
}
