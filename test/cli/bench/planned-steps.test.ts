import { expect, test } from 'vitest'
import { planFor } from '../../../src/cli/bench/plan.ts'
import { experimentStep, plannedSteps, runStep } from '../../../src/cli/bench/planned-steps.ts'
import { scenarios } from '../../../src/fixtures-server/scenarios/scenarios.ts'

const { tables, notebook } = scenarios

test('plans the data, every run in its order, and every experiment of each scenario', async () => {
  const planOf = () => planFor({}, { pairs: 2, duration: 5000, warmup: 500 }, 2)
  const steps = await plannedSteps([tables, notebook], { planOf, hasExperiments: true, isQuick: false })
  const [blocking, offloaded] = tables.strategies
  if (blocking === undefined || offloaded === undefined) throw new Error('tables has two strategies')
  expect(steps.slice(0, 5).map(({ id }) => id)).toEqual([
    'tables/data',
    runStep(tables, blocking, 1),
    runStep(tables, offloaded, 1),
    runStep(tables, offloaded, 2),
    runStep(tables, blocking, 2),
  ])
  const experiments = (await notebook.experiments?.()) ?? []
  expect(experiments.length).toBeGreaterThan(0)
  expect(steps.slice(-experiments.length - 1, -1).map(({ id }) => id)).toEqual(
    experiments.map((experiment) => experimentStep(notebook, experiment)),
  )
  expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
  expect(steps.filter(({ kind }) => kind === 'run').every(({ expectedMs }) => expectedMs > 5500)).toBe(true)
})

test('plans no experiments where none are wanted', async () => {
  const planOf = () => planFor({}, { quick: true }, 1)
  const steps = await plannedSteps([notebook], { planOf, hasExperiments: false, isQuick: true })
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['data', 'run', 'stop']))
})
