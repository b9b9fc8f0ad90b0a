import { parseArgs } from 'node:util'
import type { Scenario, ScenarioSite } from './scenarios/scenario.ts'
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
const server = await startServer({ tellings: [{ scenario, strategy, site: readSite() }], port: Number(values.port) })
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

function readSite(): ScenarioSite {
  const { SAMPLE_SITE: site } = process.env
  if (!site)
    return fail('Set SAMPLE_SITE to where the scenario was seeded: the site that its seed() was given, as JSON.')
  return JSON.parse(site) as ScenarioSite
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
