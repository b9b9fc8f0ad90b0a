import { type CallHandler, Controller, type ExecutionContext, Get, Param, UseInterceptors } from '@nestjs/common'
import { map, type Observable } from 'rxjs'
import { LedgerService } from './ledger.service.js'

class StampInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler<object>): Observable<object> {
    return next.handle().pipe(map((answer) => ({ ...answer, at: 1 })))
  }
}

@Controller('health')
export class HealthController {
  @Get()
  ok(): string {
    return 'ok'
  }
}

@Controller('accounts')
@UseInterceptors(new StampInterceptor())
export class AccountsController {
  constructor(private readonly ledger: LedgerService) {}

  @Get(':id/balance')
  async balance(@Param('id') id: string): Promise<{ id: string; total: number }> {
    return { id, total: await this.ledger.total() }
  }
}
