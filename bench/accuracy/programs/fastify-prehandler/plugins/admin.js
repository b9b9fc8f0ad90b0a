import { requireAccount } from '../hooks/require-account.js'
import { Accounts } from '../services/accounts.js'
import { reportRoutes } from './reports.js'

export async function adminPlugin(app) {
  app.decorate('accounts', new Accounts())
  app.addHook('preHandler', requireAccount)
  await app.register(reportRoutes, { prefix: '/reports/:id' })
}
