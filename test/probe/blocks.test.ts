import { beforeAll, describe, expect, it } from 'vitest'
import { byStacksAlone } from './by-stacks-alone.ts'
import { markedLine, type ProbedRun, runProbed, stallsAt } from './run-program.ts'

/** What one run of the program blocks with, one after the other, each behind an await. A native call is seen as it
 *  returns, and named; JavaScript and regular expressions are interrupted. A machine that freezes the watchdog for some
 *  time slices shortens what it sees: hence the low lower bounds. */
const ways: { way: string; callee?: string; fromMs: number; toMs: number }[] = [
  { way: 'loop', fromMs: 150, toMs: 900 },
  { way: 'exec', callee: 'child_process.execSync', fromMs: 120, toMs: 700 },
  { way: 'json', callee: 'JSON.parse', fromMs: 40, toMs: 1500 },
  { way: 'pbkdf2', callee: 'crypto.pbkdf2Sync', fromMs: 30, toMs: 1500 },
  { way: 'regexp', fromMs: 60, toMs: 2000 },
  { way: 'pipe', callee: 'fs.readFileSync', fromMs: 120, toMs: 700 },
]

describe.each(['blocks-many-ways.mjs', 'blocks-many-ways.cjs'])('the probe in %s', (program) => {
  let run: ProbedRun

  beforeAll(async () => {
    run = await runProbed(program)
  })

  it('lets the program end as it would', () => {
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })

  it.each(ways)('sees line, call and length of a stall: $way', ({ way, callee, fromMs, toMs }) => {
    const [found] = stallsAt(run.process, program, markedLine(program, way))
    const { durationMs = 0, runQueueMs = 0 } = found?.stall ?? {}
    expect(durationMs).toBeGreaterThan(fromMs)
    // What a busy machine adds, the thread waits for a CPU.
    expect(durationMs - runQueueMs).toBeLessThan(toMs)
    expect(found?.captures.filter(({ via }) => via === 'return').map((capture) => capture.callee)).toEqual(
      callee === undefined ? [] : [callee],
    )
  })

  it('has all six of them in the report, by their lines', () => {
    const lines = byStacksAlone(run).blockers.map(({ location }) => location?.line)
    expect(lines).toEqual(expect.arrayContaining(ways.map(({ way }) => markedLine(program, way))))
  })

  it('measures that waiting for another program takes no CPU', () => {
    const [found] = stallsAt(run.process, program, markedLine(program, 'exec'))
    expect(found?.stall.cpuMs).toBeLessThan(100)
  })
})
