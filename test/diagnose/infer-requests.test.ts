import { describe, expect, it } from 'vitest'
import { inferRequests } from '../../src/diagnose/infer-requests.ts'
import type { CaptureRecord, Frame, RequestRef } from '../../src/model.ts'

const slow: RequestRef = { id: 4, method: 'GET', path: '/slow/4', route: '/slow/:id' }
const other: RequestRef = { id: 5, method: 'POST', path: '/other' }

function capture(stall: number, stack: number, more: Partial<CaptureRecord> = {}): CaptureRecord {
  return { type: 'capture', process: '1', stall, atMs: stall, askedAtMs: stall, via: 'interrupt', stack, ...more }
}

const framesOf = ({ stack }: CaptureRecord): Frame[] => [
  { function: `f${stack}`, file: 'server.js', line: stack, column: 1, owner: 'user' },
]
const routeOf = (request: RequestRef) => `${request.method} ${request.route ?? request.path}`

function infer(...captures: CaptureRecord[]): (RequestRef | undefined)[] {
  const byStall = new Map(captures.map((one) => [one.stall, [one]]))
  return [...inferRequests(byStall, { framesOf, routeOf }).values()].flat().map(({ request }) => request)
}

describe('inferRequests', () => {
  it('gives a stack that was not followed the route that the same stack had when it was', () => {
    expect(infer(capture(1, 10, { request: slow }), capture(2, 10, { isUnfollowed: true }))).toEqual([
      slow,
      { id: 0, method: 'GET', path: '/slow/4', route: '/slow/:id' },
    ])
  })

  it('says unknown for a stack that had several, or was never seen', () => {
    const found = infer(
      capture(1, 10, { request: slow }),
      capture(2, 10, { request: other }),
      capture(3, 10, { isUnfollowed: true }),
      capture(4, 11, { isUnfollowed: true }),
    )
    expect(found.slice(2).map((request) => request?.route)).toEqual(['unknown', 'unknown'])
  })

  it('leaves background work without a request', () => {
    expect(infer(capture(1, 10), capture(2, 10, { isUnfollowed: true }))).toEqual([undefined, undefined])
  })

  it('leaves a recording in which all was followed as it is', () => {
    const captures = new Map([[1, [capture(1, 10, { request: slow })]]])
    expect(inferRequests(captures, { framesOf, routeOf })).toBe(captures)
  })
})
