import type { Scenario } from '../scenario.ts'
import { pageCells } from './cell.ts'

/** Three cells at once, each on a database of its own. */
export const notebook: Scenario = {
  id: 'notebook',
  title: 'Three cells of a notebook, run at once on three databases',
  story:
    'A page sends its slow, fast and medium cell in one batch, each for a database of its own; through synchronous drivers the fast one waits for the slow one.',
  lesson:
    'Databases work beside each other by themselves; a synchronous driver puts them in a row, and a pool of the right size lets each be answered when it is done.',
  route: 'POST /notebook/cells/run',
  requests: pageCells.map((cell) => ({
    method: 'POST',
    path: '/notebook/cells/run',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cell }),
  })),
  page: '/notebook/page',
  canary: '/health',
  strategies: [
    { id: 'blocking', role: 'blocking' },
    { id: 'offloaded', role: 'offloaded' },
  ],
  ratePerSecond: 1.75,
  databases: ['postgresql'],
  optionalDatabases: ['mysql', 'sqlite', 'mongodb'],
  async seed(site) {
    const { seedNotebook } = await import('./seed.ts')
    return seedNotebook(site)
  },
  async register(app, strategy, site) {
    const { openNotebook } = await import('./notebook-file.ts')
    const { openRunner } = await import('./open-runner.ts')
    const { NotebookService } = await import('./service.ts')
    const { registerNotebook } = await import('./route.ts')
    const file = await openNotebook(site.folder)
    const runner = await openRunner(strategy, site, file.cells)
    app.addHook('onClose', () => runner.close())
    registerNotebook(app, new NotebookService(file, runner))
  },
  async experiments() {
    const { completionOrder } = await import('./completion-order/experiment.ts')
    const { poolSize } = await import('./pool-size/experiment.ts')
    return [completionOrder, poolSize]
  },
}
