import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { markedLine, type ProbedRun, runPlain, runProbed, stallsAt } from './run-program.ts'

describe('the end of a program', () => {
  it('comes no later than without the probe', async () => {
    const plain = await runPlain('says-nothing.mjs')
    const probed = await runProbed('says-nothing.mjs')
    expect(probed.wallMs).toBeLessThan(plain.wallMs + 1000)
    expect(probed.process.end).toMatchObject({ how: 'exit', code: 0 })
  })

  it('by process.exit leaves everything, the stall it ended in too', async () => {
    const run = await runProbed('blocks-then-exits.mjs')
    expect(run).toMatchObject({ code: 5, stdout: 'blocked\n', stderr: '' })
    expect(longestBlockMs(run, 'blocks-then-exits.mjs')).toBeGreaterThan(120)
    expect(run.process.end?.code).toBe(5)
    expect(run.process.delay).toBeDefined()
    expect(run.process.cost?.captures).toBeGreaterThan(0)
  })

  it('by SIGKILL leaves what came before', async () => {
    const run = await runProbed('blocks-then-waits.mjs', {
      during: async ({ kill }) => {
        await delay(700)
        kill('SIGKILL')
      },
    })
    expect(run.signal).toBe('SIGKILL')
    expect(longestBlockMs(run, 'blocks-then-waits.mjs')).toBeGreaterThan(120)
    expect(run.process.end).toBeUndefined()
    expect(run.report.notices.map(({ kind }) => kind)).toContain('process-ended')
  })

  it('by SIGKILL in the middle of a stall leaves the stall open, with its line', async () => {
    const run = await runProbed('blocks-forever.mjs', {
      during: async ({ kill }) => {
        await delay(1600)
        kill('SIGKILL')
      },
    })
    const [found] = stallsAt(run.process, 'blocks-forever.mjs', markedLine('blocks-forever.mjs', 'block'))
    expect(found?.stall.isOpen).toBe(true)
    expect(found?.stall.durationMs).toBeGreaterThan(450)
    expect(found?.stall.durationMs).toBeLessThan(2500)
    expect(run.process.stalls.filter(({ isOpen }) => isOpen)).toHaveLength(1)
  })

  it.each(['runs-out-of-memory.mjs', 'aborts.mjs'])(
    'by a crash leaves a recording that can be read: %s',
    async (program) => {
      const run = await runProbed(program, { nodeArgs: ['--max-old-space-size=48'] })
      expect(run.signal === 'SIGABRT' || run.code === 134).toBe(true)
      expect(run.process.process.argv[1]).toContain(program)
      expect(run.recording.damagedLines).toBeLessThanOrEqual(1)
      expect(run.process.end).toBeUndefined()
    },
  )
})

function longestBlockMs(run: ProbedRun, program: string): number | undefined {
  return stallsAt(run.process, program, markedLine(program, 'block'))[0]?.stall.durationMs
}
