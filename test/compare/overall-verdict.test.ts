import { expect, it } from 'vitest'
import { overallVerdict } from '../../src/compare/overall-verdict.ts'
import type { ComparisonVerdict, ScenarioComparison } from '../../src/model.ts'

const scenario = (id: string, verdict: ComparisonVerdict): ScenarioComparison => ({
  id,
  title: `The ${id}`,
  story: '',
  route: 'GET /',
  verdict,
  text: 'Because.',
  strategies: [],
  ratio: {},
})

it('gives a single scenario its own verdict and words', () => {
  expect(overallVerdict([scenario('tables', 'improved')])).toEqual({ status: 'improved', text: 'Because.' })
})

it('lets no improvement outweigh a regression', () => {
  expect(overallVerdict([scenario('a', 'improved'), scenario('b', 'regressed'), scenario('c', 'improved')])).toEqual({
    status: 'regressed',
    text: 'Of 3 scenarios: 1 regressed (b), 2 improved (a, c).',
  })
})

it('is improved when some improved and the rest stayed as they were', () => {
  expect(overallVerdict([scenario('a', 'unchanged'), scenario('b', 'improved')]).status).toBe('improved')
})

it('takes no word from a scenario that was given no verdict, but counts it', () => {
  expect(overallVerdict([scenario('a', 'numbers only'), scenario('b', 'improved')])).toEqual({
    status: 'improved',
    text: 'Of 2 scenarios: 1 improved (b), 1 numbers only (a).',
  })
  expect(overallVerdict([scenario('a', 'numbers only'), scenario('b', 'unchanged')]).status).toBe('unchanged')
  expect(overallVerdict([scenario('a', 'numbers only'), scenario('b', 'regressed')]).status).toBe('regressed')
})

it('is inconclusive when one is, or when nothing was compared', () => {
  expect(overallVerdict([scenario('a', 'improved'), scenario('b', 'inconclusive')]).status).toBe('inconclusive')
  expect(overallVerdict([])).toEqual({ status: 'inconclusive', text: 'Nothing was compared.' })
})

it('says of quick runs in how many scenarios the longest stall fell, and how far at least', () => {
  const quick = (id: string, estimate: number): ScenarioComparison => ({
    ...scenario(id, 'numbers only'),
    ratio: { longestMs: { estimate, low: estimate, high: estimate } },
  })
  expect(overallVerdict([quick('a', 0.04), quick('b', 0.0921), quick('c', 1.1)])).toEqual({
    status: 'numbers only',
    text: 'Numbers only: the longest stall fell in 2 of 3 scenarios, to 0.092 times or less.',
  })
})
