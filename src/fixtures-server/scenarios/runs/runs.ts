import type { Scenario, ScenarioSite } from '../scenario.ts'
import type { RunsService } from './service.ts'
import { readSettings } from './settings.ts'

/** Many users at once: files are parsed and analysed where all others wait. */
export const runs: Scenario = {
  id: 'runs',
  title: 'Files of many users, parsed and analysed in the handler',
  story:
    'POST /runs/datasets parses a CSV file in the handler, and runs analyse it on the same thread: everybody else’s progress and health check wait.',
  lesson:
    'Whatever computes belongs into worker threads, and what many users share needs one owner that decides without awaiting.',
  route: 'POST /runs/datasets',
  requests: [
    {
      method: 'POST',
      path: '/runs/datasets',
      headers: { 'content-type': 'application/json', 'x-user': 'load' },
      body: '{"sample":"large"}',
    },
  ],
  page: '/runs/page',
  canary: '/health',
  strategies: [
    { id: 'blocking', role: 'blocking' },
    { id: 'offloaded', role: 'offloaded' },
  ],
  ratePerSecond: 1,
  databases: [],
  async seed(site) {
    const { seedSample } = await import('./sample/seed.ts')
    return seedSample(site.folder)
  },
  async register(app, strategy, site) {
    const { registerRoutes } = await import('./routes/register.ts')
    const service = await openService(strategy, site)
    // Before the requests in flight are waited for: those that wait for a worker get their answer now.
    app.addHook('preClose', () => service.close())
    registerRoutes(app, service, site.folder)
    if (process.env.RUNS_MEMORY === '1') {
      const { registerMemory } = await import('./routes/memory.ts')
      registerMemory(app)
    }
  },
  async answers(origin) {
    const { answerWholeFlow } = await import('./answers.ts')
    return answerWholeFlow(origin)
  },
  async experiments() {
    const { experiments } = await import('./experiments/experiments.ts')
    return experiments
  },
}

async function openService(strategy: string, { folder }: ScenarioSite): Promise<RunsService> {
  const { RunJournal } = await import('./journal.ts')
  const shared = { journal: new RunJournal(folder), settings: readSettings(process.env) }
  if (strategy === 'blocking') {
    const { InlineRunsService } = await import('./blocking/service.ts')
    return new InlineRunsService(shared)
  }
  const { AnalysisPool } = await import('./offloaded/analysis-pool.ts')
  const { PooledRunsService } = await import('./offloaded/service.ts')
  return new PooledRunsService({ ...shared, pool: new AnalysisPool(), clock: () => performance.now() })
}
