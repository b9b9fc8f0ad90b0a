import { balance } from '../services/balance.js'

export async function ledgerRoutes(app) {
  app.get('/:account', async ({ params }) => ({ balance: await balance(params.account) }))
}
