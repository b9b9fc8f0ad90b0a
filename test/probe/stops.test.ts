import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { runProbed } from './run-program.ts'

it('blames no code for a program that was stopped and continued', async () => {
  const run = await runProbed('waits.mjs', {
    during: async ({ kill }) => {
      await delay(1000)
      kill('SIGSTOP')
      await delay(800)
      kill('SIGCONT')
      await delay(300)
      kill('SIGTERM')
    },
  })
  const long = run.report.stalls.filter(({ durationMs }) => durationMs > 300)
  // How long it was, and whether it was seen at all, depends on which thread the system wakes first; a short stop counts as a
  // machine without CPU to give.
  expect(long.map(({ reason }) => reason).filter((reason) => reason !== 'suspended' && reason !== 'starved')).toEqual(
    [],
  )
  expect(run.report.blockers.filter(({ maxMs }) => maxMs > 300)).toEqual([])
  expect(run.report.totals.longestMs).toBeLessThan(300)
})
