import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const namePattern = /^[\w.-]{1,64}$/

/** Who asks: the header X-User, or ?user= for EventSource, which sends no headers of its own. It stands for what a session or
 *  a token would tell.
 *  @throws Refusal 400
 */
export function readUser({ headers, query }: FastifyRequest): string {
  const user = headers['x-user'] ?? (query as { user?: unknown }).user
  if (typeof user !== 'string' || !namePattern.test(user)) {
    throw new Refusal(400, 'Say who you are: the header X-User, 1–64 letters, digits, dots or dashes.')
  }
  return user
}
