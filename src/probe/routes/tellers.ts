import type { LiveRequest } from '../requests.ts'
import { express } from './express.ts'
import { fastify } from './fastify.ts'
import { hapi } from './hapi.ts'
import { hono } from './hono.ts'
import { koa } from './koa.ts'
import type { RouteTeller } from './route-teller.ts'

/** Frameworks that build on another one (NestJS on Express or Fastify) need no teller of their own. */
const tellers: readonly RouteTeller[] = [express, fastify, koa, hono, hapi]

/** The pattern that a framework told, prefixes included.
 *  @returns undefined when none told one, or not yet */
export function patternOf(request: LiveRequest): string | undefined {
  for (const teller of tellers) {
    const pattern = teller.patternOf(request)
    if (pattern !== undefined) return pattern
  }
  return undefined
}

export { tellers }
