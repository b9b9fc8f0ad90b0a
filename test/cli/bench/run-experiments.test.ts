import { describe, expect, it } from 'vitest'
import type { MeasureOptions } from '../../../src/cli/bench/measure-scenario.ts'
import { runExperiments } from '../../../src/cli/bench/run-experiments.ts'
import type { Experiment } from '../../../src/fixtures-server/scenarios/scenario.ts'
import { scenarios } from '../../../src/fixtures-server/scenarios/scenarios.ts'

const finding = { id: 'order', title: 'Order', text: 'As sent.' }

describe('runExperiments', () => {
  it('goes on after one that fails, and says what was not measured', async () => {
    const { findings, notices } = await runExperiments(
      optionsWith([
        { id: 'a', title: '50 users at once', measure: () => Promise.reject(new Error('connection refused')) },
        { id: 'b', title: 'order', measure: async () => [finding] },
      ]),
    )
    expect(findings).toEqual([finding])
    expect(notices).toEqual([
      { kind: 'experiment-failed', text: 'tables: 50 users at once: not measured: connection refused' },
    ])
  })

  it('measures nothing more once it was interrupted', async () => {
    const stop = new AbortController()
    const asked: string[] = []
    const experiment = (id: string): Experiment => ({
      id,
      title: id,
      async measure() {
        asked.push(id)
        stop.abort('SIGINT')
        throw new Error('the server is gone')
      },
    })
    const options = { ...optionsWith([experiment('a'), experiment('b')]), interrupt: stop.signal }
    expect(await runExperiments(options)).toEqual({ findings: [], notices: [] })
    expect(asked).toEqual(['a'])
  })
})

function optionsWith(experiments: Experiment[]): MeasureOptions {
  return {
    scenario: { ...scenarios.tables, experiments: async () => experiments },
    site: { databases: {}, folder: '', isQuick: true },
    strategies: scenarios.tables.strategies,
    plan: { pairs: 1, durationMs: 1000, warmupMs: 0, isQuick: true },
    folder: '/nowhere',
    hasExperiments: true,
    thresholdMs: 20,
    env: {},
    guard: { process: () => {}, release: () => {} },
    interrupt: new AbortController().signal,
    progress: { plan: () => {}, begin: () => {}, show: () => {}, clear: () => {} },
  }
}
