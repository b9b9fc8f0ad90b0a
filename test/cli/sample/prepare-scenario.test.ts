import { describe, expect, it } from 'vitest'
import type { OpenDatabases } from '../../../src/cli/sample/open-databases.ts'
import { prepareScenario } from '../../../src/cli/sample/prepare-scenario.ts'
import type { DatabaseId } from '../../../src/fixtures-server/databases/database.ts'
import type { Scenario } from '../../../src/fixtures-server/scenarios/scenario.ts'

const scenario: Scenario = {
  id: 'tables',
  title: 'A story',
  story: '',
  lesson: '',
  route: 'GET /',
  requests: [],
  canary: '/health',
  strategies: [
    { id: 'blocking', role: 'blocking' },
    { id: 'queue', role: 'other', databases: ['redis'] },
  ],
  ratePerSecond: 1,
  databases: ['postgresql'],
  optionalDatabases: ['mysql'],
  seed: async () => '',
  register: async () => {},
}

describe('prepareScenario', () => {
  it('gives the scenario a place in each of its databases', async () => {
    const { able, skipped } = await prepare(['postgresql', 'mysql', 'redis'])
    expect(skipped).toEqual([])
    expect(Object.keys(able?.site.databases ?? {})).toEqual(['postgresql', 'mysql', 'redis'])
    expect(able?.site.databases.mysql).toEqual({ url: 'mysql://here', schema: 'own' })
    expect(able?.strategies).toHaveLength(2)
  })

  it('skips the whole scenario without a database that it requires, and starts no other for it', async () => {
    const { able, skipped, asked } = await prepare(['mysql', 'redis'])
    expect(able).toBeUndefined()
    expect(skipped).toEqual([{ id: 'tables', why: 'no postgresql', how: 'install postgresql' }])
    expect(asked).toEqual(['postgresql'])
  })

  it('runs without an optional database, and says so', async () => {
    const { able, skipped } = await prepare(['postgresql', 'redis'])
    expect(able?.strategies).toHaveLength(2)
    expect(skipped.map(({ id }) => id)).toEqual(['tables on mysql'])
  })

  it('skips only the strategy that lacks its database', async () => {
    const { able, skipped } = await prepare(['postgresql', 'mysql'])
    expect(able?.strategies.map(({ id }) => id)).toEqual(['blocking'])
    expect(skipped.map(({ id }) => id)).toEqual(['tables, queue'])
  })
})

async function prepare(here: DatabaseId[]) {
  const asked: DatabaseId[] = []
  const databases: OpenDatabases = {
    async open(id) {
      asked.push(id)
      if (!here.includes(id)) return { lack: { why: `no ${id}`, how: `install ${id}` } }
      return {
        running: { id, version: '1', isPrivate: true, url: `${id}://here`, schema: 'own', stop: async () => {} },
      }
    },
    running: () => [],
    stop: async () => {},
  }
  return { asked, ...(await prepareScenario(scenario, { databases, folder: '/files', isQuick: true })) }
}
