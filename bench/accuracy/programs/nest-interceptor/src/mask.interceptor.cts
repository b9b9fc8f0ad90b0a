import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { map, type Observable } from 'rxjs'

type Answer = string | { all?: Record<string, unknown>[]; count: number }

@Injectable()
export class MaskInterceptor implements NestInterceptor<Answer, Answer> {
  constructor(private readonly fields: readonly string[]) {}

  intercept(_context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer> {
    return next.handle().pipe(map((answer) => (typeof answer === 'string' ? answer : this.mask(answer))))
  }

  private mask(answer: Exclude<Answer, string>): Answer {
    const copy = structuredClone(answer) // blocks
    for (const field of this.fields) delete copy.all?.[0]?.[field]
    return { count: copy.count }
  }
}
