import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { placeOf, type Scenario, type ScenarioSite } from '../scenario.ts'
import type { StrategyId } from './strategies/strategy.ts'

/** What computes: nothing is waited for, so there is nothing to await. */
export const analysis: Scenario = {
  id: 'analysis',
  title: 'The statistics of a CSV file, computed by six strategies',
  story:
    'GET /analysis reads a CSV file and computes types, statistics and correlations of its columns: on the main thread, every other request waits for the computing.',
  lesson:
    'Work that computes has to leave the main thread, and only its result may come back: what is copied between threads is work on the main thread again.',
  route: 'GET /analysis',
  requests: [{ method: 'GET', path: '/analysis?dataset=sample' }],
  canary: '/health',
  strategies: [
    { id: 'inline', role: 'blocking' },
    { id: 'worker-pool', role: 'offloaded' },
    { id: 'chunked', role: 'other' },
    { id: 'process-pool', role: 'other' },
    { id: 'engine', role: 'other', databases: ['duckdb'] },
    { id: 'job-queue', role: 'other', databases: ['redis'] },
  ],
  ratePerSecond: 1,
  // Six strategies: fewer and shorter runs of each.
  plan: {
    normal: { durationMs: 5_000, warmupMs: 1_000 },
    quick: { pairs: 1, durationMs: 2_500, warmupMs: 700 },
  },
  databases: [],
  async seed(site) {
    const { seedDatasets } = await import('./dataset/seed.ts')
    return seedDatasets(site)
  },
  async register(app, strategy, site) {
    const [{ registerAnalysis }, { AnalysisService }, { readSettings }, { strategies }] = await Promise.all([
      import('./route.ts'),
      import('./service.ts'),
      import('./settings.ts'),
      import('./strategies/strategies.ts'),
    ])
    const settings = readSettings(process.env)
    const way = await strategies[strategy as StrategyId]({
      ...settings,
      logPath: join(site.folder, 'work.log'),
      ...(strategy === 'job-queue' && { redis: placeOf(site, 'redis') }),
    })
    app.addHook('onClose', () => way.close())
    registerAnalysis(app, new AnalysisService(site.folder, way))
    if (settings.hasRows) await addTakings(app, site)
  },
  async experiments() {
    return (await import('./experiments/experiments.ts')).experiments
  },
}

/** For the experiment on what comes back from a worker. */
async function addTakings(app: FastifyInstance, site: ScenarioSite): Promise<void> {
  const { registerTakings } = await import('./rows/route.ts')
  const { TakingsService } = await import('./rows/takings-service.ts')
  const service = new TakingsService(join(site.folder, 'takings.csv'))
  app.addHook('onClose', () => service.close())
  registerTakings(app, service)
}
