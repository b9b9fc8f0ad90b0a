import { parseArgs } from 'node:util'
import type { Scenario, ScenarioDatabase } from './scenarios/scenario.ts'
import { scenarios } from './scenarios/scenarios.ts'
import { startServer } from './server.ts'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'tables' },
    strategy: { type: 'string', default: 'blocking' },
    port: { type: 'string', default: '0' },
  },
})

const scenario = findScenario(values.scenario)
const strategy = findStrategy(scenario, values.strategy)
const server = await startServer({ scenario, strategy, database: readDatabase(), port: Number(values.port) })
process.stdout.write(`listening on ${server.url}\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => server.close())

function findScenario(id: string): Scenario {
  const found = Object.values(scenarios).find((scenario) => scenario.id === id)
  return found ?? fail(`There is no scenario "${id}". Known: ${Object.keys(scenarios).join(', ')}.`)
}

function findStrategy({ strategies }: Scenario, id: string): string {
  const known = strategies.map((strategy) => strategy.id)
  return known.includes(id) ? id : fail(`There is no strategy "${id}". Known: ${known.join(', ')}.`)
}

function readDatabase(): ScenarioDatabase {
  const { SAMPLE_DATABASE_URL: url, SAMPLE_SCHEMA: schema } = process.env
  if (!url || !schema) return fail('Set SAMPLE_DATABASE_URL and SAMPLE_SCHEMA to where the scenario was seeded.')
  return { url, schema }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
