import { placeOf, type Scenario } from '../scenario.ts'
import { signToken } from './auth/token.ts'
import { widgetRequests, years } from './page-requests.ts'

const authorization = `Bearer ${signToken({ user: 'bench' })}`

/** A page that asks for everything at once, and a server that does one thing after the other. */
export const reportPage: Scenario = {
  id: 'report-page',
  title: 'A report page that sends seven requests at once',
  story:
    'The page asks for six widgets and its filters in parallel; the server verifies the same token seven times and runs query after query through a synchronous driver.',
  lesson:
    'Requests sent in parallel are answered in parallel only where every layer gives the event loop back – and what is the same for all of them is asked once.',
  route: 'GET /report/widgets/:widget',
  requests: widgetRequests(years.full).map((path) => ({ method: 'GET', path, headers: { authorization } })),
  canary: '/health',
  page: '/report/page',
  strategies: [
    { id: 'blocking', role: 'blocking' },
    { id: 'offloaded', role: 'offloaded' },
  ],
  ratePerSecond: 2,
  databases: ['postgresql'],
  async seed(site) {
    const { seedSales } = await import('./seed.ts')
    return seedSales(placeOf(site, 'postgresql'))
  },
  async register(app, strategy, site) {
    // Loaded here, not above: whoever only wants to know what the scenario is called needs no driver, and the
    // offloaded server none that blocks.
    const { addReport } = await import('./add-report.ts')
    const { openBackend } =
      strategy === 'blocking' ? await import('./blocking/open-backend.ts') : await import('./offloaded/open-backend.ts')
    await addReport(app, { database: placeOf(site, 'postgresql'), openBackend, env: process.env })
  },
  async experiments() {
    const { experiments } = await import('./experiments/experiments.ts')
    return experiments
  },
}
