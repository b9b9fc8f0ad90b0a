import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { runProbed } from './run-program.ts'

it('blames no code for a program that was stopped and continued', async () => {
  const run = await runProbed('waits-once-watched.mjs', {
    during: async ({ kill }) => {
      await delay(300)
      kill('SIGSTOP')
      await delay(800)
      kill('SIGCONT')
      // A program that is killed loses what its journal had not put on disk yet.
      await delay(1000)
      kill('SIGTERM')
    },
  })
  const stops = run.report.stalls.filter(({ reason }) => reason === 'suspended')
  expect(stops).toHaveLength(1)
  expect(stops[0]?.durationMs).toBeGreaterThan(700)
  expect(run.report.blockers.filter(({ maxMs }) => maxMs > 300)).toEqual([])
  expect(run.report.totals.longestMs).toBeLessThan(300)
})
