import type { Scenario, ScenarioSite } from '../scenario.ts'
import { readBatchRows } from './batch-rows.ts'
import type { ExportService } from './export-service.ts'

/** What an export that is under way gets before the server ends: a client that reads slowly could take for ever. */
const graceMs = 1_000

/** What a driver that is asynchronous in fact still does to the loop. */
export const rows: Scenario = {
  id: 'rows',
  title: 'An export of 100 000 rows, buffered or streamed',
  story:
    'GET /rows awaits all rows of a query and answers them as JSON: the driver waits without blocking, but parsing what came and writing it out are done in long turns.',
  lesson:
    'An asynchronous driver gives the loop back while it waits, not while it builds rows: ask for them in batches, and pass each on before the next.',
  route: 'GET /rows',
  requests: [{ method: 'GET', path: '/rows?database=postgresql' }],
  canary: '/health',
  strategies: [
    { id: 'blocking', role: 'blocking' },
    { id: 'offloaded', role: 'offloaded' },
  ],
  ratePerSecond: 0.5,
  plan: {
    normal: { durationMs: 10_000, warmupMs: 2_000 },
    quick: { durationMs: 6_000, warmupMs: 2_000 },
  },
  databases: ['postgresql'],
  optionalDatabases: ['mysql', 'duckdb'],
  async seed(site) {
    const { seedReadings } = await import('./seed/seed-readings.ts')
    return seedReadings(site)
  },
  async experiments() {
    const { drivers } = await import('./experiments/drivers.ts')
    const { batchSize } = await import('./experiments/batch-size.ts')
    const { backPressure } = await import('./experiments/back-pressure.ts')
    return [drivers, batchSize, backPressure]
  },
  async register(app, strategy, site) {
    const { registerRows } = await import('./route.ts')
    const exports = strategy === 'blocking' ? await openBuffered(site) : await openStreamed(site)
    app.addHook('preClose', async () => {
      setTimeout(() => app.server.closeAllConnections(), graceMs).unref()
    })
    app.addHook('onClose', () => exports.close())
    registerRows(app, exports)
  },
}

async function openBuffered(site: ScenarioSite): Promise<ExportService> {
  const { openBufferedSources } = await import('./drivers/open-sources.ts')
  const { BufferedExport } = await import('./buffered-export.ts')
  return new BufferedExport(await openBufferedSources(site))
}

async function openStreamed(site: ScenarioSite): Promise<ExportService> {
  const { openStreamedSources } = await import('./drivers/open-sources.ts')
  const { StreamedExport } = await import('./streamed-export.ts')
  return new StreamedExport(await openStreamedSources(site), readBatchRows(process.env))
}
