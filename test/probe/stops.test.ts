import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { runProbed } from './run-program.ts'

it('blames no code for a program that was stopped and continued', async () => {
  const run = await runProbed('waits.mjs', {
    during: async ({ kill }) => {
      await delay(500)
      kill('SIGSTOP')
      await delay(800)
      kill('SIGCONT')
      await delay(300)
      kill('SIGTERM')
    },
  })
  const long = run.report.stalls.filter(({ durationMs }) => durationMs > 300)
  expect(long).toMatchObject([{ reason: 'suspended' }])
  expect(run.report.blockers.filter(({ maxMs }) => maxMs > 300)).toEqual([])
  expect(run.report.notices.map(({ kind }) => kind)).toContain('suspended')
})
