import { placeOf, type Scenario } from '../scenario.ts'
import { seedTables } from './seed.ts'

/** The fake async: an `async` method that calls a synchronous driver. */
export const tables: Scenario = {
  id: 'tables',
  title: 'A list of tables, read through a synchronous driver',
  story:
    'GET /tables awaits executeQuery, but the driver below it is synchronous: while PostgreSQL works, every other request waits.',
  lesson:
    'An async signature promises nothing: what counts is whether the driver below gives the event loop back while it waits.',
  route: 'GET /tables',
  requests: [{ method: 'GET', path: '/tables?org=acme' }],
  canary: '/health',
  strategies: [
    { id: 'blocking', role: 'blocking' },
    { id: 'offloaded', role: 'offloaded' },
  ],
  ratePerSecond: 1,
  databases: ['postgresql'],
  seed: (site) => seedTables(placeOf(site, 'postgresql')),
  async register(app, strategy, site) {
    const database = placeOf(site, 'postgresql')
    // Loaded here, not above: whoever only wants to know what the scenario is called needs no driver, and the
    // offloaded server none that blocks.
    const { registerTables } = await import('./route.ts')
    const { PostgresqlProvider } =
      strategy === 'blocking' ? await import('./blocking-provider.ts') : await import('./offloaded-provider.ts')
    const provider = new PostgresqlProvider(database)
    app.addHook('onClose', () => provider.close())
    // Asked once before the server listens, so that a database that is not there shows at the start.
    await provider.tableExists('table_master')
    registerTables(app, provider, database.schema)
  },
}
