import { describe, expect, it } from 'vitest'
import { adoptCulprits, type QueryCall } from '../../src/diagnose/adopt-culprits.ts'
import type { JudgedPart } from '../../src/diagnose/blockers.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import type { CaptureRecord, Frame, KindId } from '../../src/model.ts'
import { captureOf, frame, stallOf } from './built-stall.ts'

const route = 'GET /rows'
const parser = frame('parse node_modules/pg-protocol/parser.js:9:1')
const pool = frame('BoundPool.query node_modules/pg-pool/index.js:4:1')
const query = frame('rowsOf storage.js:9:29')
const count = frame('countOf storage.js:20:1')

describe('parsed rows', () => {
  it('are blamed, as likely, on the one place where the route queries', () => {
    const part = partOf('row-parse', { culprit: parser, frames: [parser] })
    adoptCulprits([part], new Map([[route, calls([pool, query], [parser], [pool, query])]]))
    expect(part).toMatchObject({ culprit: query, callee: 'BoundPool.query', confidence: 'likely' })
    expect(part.frames.map((one) => one.function)).toEqual(['parse', 'rowsOf'])
    expect(part.frames.at(-1)?.isAsync).toBe(true)
    // What lies inside it is the library that it called through.
    expect(part.frames.indexOf(part.culprit as Frame)).toBe(1)
  })

  it('stay with the library where the route queries at two places', () => {
    const part = partOf('row-parse', { culprit: parser, frames: [parser] })
    adoptCulprits([part], new Map([[route, calls([pool, query], [pool, count])]]))
    expect(part.culprit).toBe(parser)
  })

  it('are blamed on the one of several places that asked the query whose rows were read', () => {
    const capture = captureOf({ query: { text: 'SELECT * FROM rows', rows: 5 } })
    const part = partOf('row-parse', { culprit: parser, frames: [parser], captures: [capture] })
    const asked = [
      { frames: [pool, count], query: 'SELECT count(*) FROM rows' },
      { frames: [pool, query], query: 'SELECT * FROM rows' },
    ]
    adoptCulprits([part], new Map([[route, asked]]))
    expect(part.culprit).toEqual({ ...query, isAsync: true })
  })

  it('are found by a query that was cut short where the driver had put the values in', () => {
    const capture = captureOf({ query: { text: 'SELECT * FROM rows WHERE a = …' } })
    const part = partOf('row-parse', { culprit: parser, frames: [parser], captures: [capture] })
    const asked = [
      { frames: [pool, count], query: 'SELECT count(*) FROM rows' },
      { frames: [pool, query], query: 'SELECT * FROM rows WHERE a = ? LIMIT ?' },
    ]
    adoptCulprits([part], new Map([[route, asked]]))
    expect(part.culprit).toEqual({ ...query, isAsync: true })
  })

  it('are left alone where the user is on the stack', () => {
    const own = frame('onRow stream.js:3:1')
    const part = partOf('row-parse', { culprit: own, frames: [own, parser] })
    adoptCulprits([part], new Map([[route, calls([pool, query])]]))
    expect(part.culprit).toBe(own)
  })
})

describe('a queue seen between its callbacks', () => {
  it('is placed where the same route was seen in its queue', () => {
    const blank = partOf('microtasks', { culprit: undefined, frames: [] })
    const seen = partOf('microtasks', { culprit: query, frames: [query] })
    adoptCulprits([blank, seen], new Map())
    expect(blank).toMatchObject({ culprit: query, confidence: 'likely' })
  })

  it('is not placed by another route', () => {
    const blank = partOf('microtasks', { culprit: undefined, frames: [] })
    adoptCulprits([blank, partOf('microtasks', { culprit: query, frames: [query] }, 'GET /other')], new Map())
    expect(blank.culprit).toBeUndefined()
  })
})

function calls(...stacks: Frame[][]): QueryCall[] {
  return stacks.map((frames) => ({ frames, query: undefined }))
}

function partOf(
  kind: KindId,
  place: { culprit: Frame | undefined; frames: readonly Frame[]; captures?: readonly CaptureRecord[] },
  ofRoute = route,
): JudgedPart {
  return {
    stall: stallOf(80, []).stall,
    durationMs: 80,
    callee: undefined,
    detail: undefined,
    isNative: false,
    confidence: 'exact',
    request: undefined,
    calls: 0,
    microtaskShare: undefined,
    kind: kinds[kind],
    route: ofRoute,
    phase: 'request',
    gcMs: 0,
    collections: { gcMs: 0, pauses: [] },
    captures: [],
    ...place,
  }
}
