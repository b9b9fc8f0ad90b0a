import { parseArgs } from 'node:util'
import type { Lacking } from './index-page.ts'
import type { Scenario, ScenarioSite } from './scenarios/scenario.ts'
import { scenarios } from './scenarios/scenarios.ts'
import { startServer, type Telling } from './server.ts'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'tables' },
    strategy: { type: 'string', default: 'blocking' },
    port: { type: 'string', default: '0' },
  },
})

const server = await startServer({ ...readStories(), port: Number(values.port) })
process.stdout.write(`listening on ${server.url}\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => server.close())

/** SAMPLE_STORIES: several, each by its name, its strategy and its site; else the one of the flags, with SAMPLE_SITE. */
function readStories(): { tellings: Telling[]; lacking: Lacking[] } {
  const { SAMPLE_STORIES: stories } = process.env
  if (!stories) return { tellings: [toTelling({ ...values, site: readSite() })], lacking: [] }
  const { tellings, lacking } = JSON.parse(stories) as { tellings: NamedTelling[]; lacking: Lacking[] }
  return { tellings: tellings.map(toTelling), lacking }
}

interface NamedTelling {
  scenario: string
  strategy: string
  site: ScenarioSite
}

function toTelling({ scenario: id, strategy, site }: NamedTelling): Telling {
  const scenario = findScenario(id)
  return { scenario, strategy: findStrategy(scenario, strategy), site }
}

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
