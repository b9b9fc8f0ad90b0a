import { describe, expect, it } from 'vitest'
import { chooseStrategies } from '../../../src/cli/serve/choose-strategies.ts'
import { scenarios } from '../../../src/fixtures-server/scenarios/scenarios.ts'

const { tables } = scenarios
const several = {
  ...tables,
  strategies: [
    { id: 'inline', role: 'blocking' as const },
    { id: 'worker-pool', role: 'offloaded' as const },
    { id: 'chunked', role: 'other' as const },
  ],
}

describe('chooseStrategies', () => {
  it.each([
    ['blocking', 'blocking', 'inline'],
    ['offloaded', 'offloaded', 'worker-pool'],
    ['chunked', 'blocking', 'chunked'],
  ])('tells each story by role or by name: %s', (mode, first, second) => {
    expect(chooseStrategies([tables, several], mode).map(({ strategy }) => strategy.id)).toEqual([first, second])
  })

  it('knows no mode that no story has', () => {
    expect(() => chooseStrategies([tables], 'chunked')).toThrow('There is no mode "chunked"')
  })
})
