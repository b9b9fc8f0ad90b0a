import { beforeAll, describe, expect, it } from 'vitest'
import type { Blocker } from '../../src/model.ts'
import { markedLine, type ProbedRun, runProbed } from './run-program.ts'

const program = 'works-in-the-background.mjs'

describe('work that no request asked for', () => {
  let run: ProbedRun
  let byLine: Map<number | undefined, Blocker>

  beforeAll(async () => {
    run = await runProbed(program)
    byLine = new Map(run.report.blockers.map((blocker) => [blocker.location?.line, blocker]))
  })

  it.each([
    ['regexp', 'regexp', /^likely \/\^\(\\w\+\\s\?\)\*\$\/ \(words\)$/],
    ['exec', 'sync-child-process', /^sleep, 7 bytes of output$/],
    ['pbkdf2', 'sync-crypto', /^200,000 iterations, sha512$/],
    ['json', 'json', /^[\d,]{9,} characters$/],
    ['clone', 'clone', /^150,000 elements$/],
    ['read', 'sync-fs', /^big\.bin, 286\.1 MiB$/],
  ])('says what it was busy with: %s', (mark, kind, detail) => {
    const blocker = byLine.get(markedLine(program, mark))
    expect(blocker?.kind).toBe(kind)
    expect(blocker?.detail).toMatch(detail)
  })

  it.each([
    ['regexp', `setInterval at ${program}:${markedLine(program, 'interval')} (every 250 ms)`],
    ['exec', 'setTimeout (after 20 ms)'],
    ['pbkdf2', 'an immediate, an event of Jobs'],
    ['json', 'data from a socket, an event of Socket'],
    ['clone', 'a promise'],
  ])('says what started it: %s', (mark, origin) => {
    const started = byLine.get(markedLine(program, mark))
    expect(started?.phase).toBe('background')
    expect(started?.origin).toContain(origin)
  })

  it('leaves no value in what the probe writes', () => {
    expect(JSON.stringify(run.process.stalls.map(({ id }) => run.process.captures.get(id)))).not.toContain('secret')
  })
})
