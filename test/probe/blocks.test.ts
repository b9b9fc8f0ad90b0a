import { beforeAll, describe, expect, it } from 'vitest'
import type { Blocker } from '../../src/model.ts'
import { markedLine, type ProbedRun, runProbed } from './run-program.ts'

/** What one run of the program blocks with, one after the other, each behind an await. */
const ways: { way: string; kind: Blocker['kind']; fromMs: number; toMs: number }[] = [
  { way: 'loop', kind: 'js-cpu', fromMs: 120, toMs: 400 },
  { way: 'exec', kind: 'sync-child-process', fromMs: 130, toMs: 400 },
  { way: 'json', kind: 'json', fromMs: 40, toMs: 900 },
  { way: 'pbkdf2', kind: 'sync-crypto', fromMs: 60, toMs: 900 },
  { way: 'regexp', kind: 'regexp', fromMs: 60, toMs: 1500 },
  { way: 'pipe', kind: 'sync-fs', fromMs: 120, toMs: 450 },
]

describe.each(['blocks-many-ways.mjs', 'blocks-many-ways.cjs'])('the probe in %s', (program) => {
  let run: ProbedRun

  beforeAll(async () => {
    run = await runProbed(program)
  })

  it('lets the program end as it would', () => {
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })

  it.each(ways)('finds the line, kind and length of: $way', ({ way, kind, fromMs, toMs }) => {
    const blocker = run.report.blockers.find(({ location }) => location?.line === markedLine(program, way))
    expect(blocker).toMatchObject({ kind, location: { file: program }, confidence: 'exact', count: 1 })
    expect(blocker?.maxMs).toBeGreaterThan(fromMs)
    expect(blocker?.maxMs).toBeLessThan(toMs)
  })

  it('blames nothing else for more than a moment', () => {
    const marked = new Set(ways.map(({ way }) => markedLine(program, way)))
    const others = run.report.blockers.filter(({ location }) => location === undefined || !marked.has(location.line))
    expect(others.filter(({ maxMs }) => maxMs > 100)).toEqual([])
  })
})
