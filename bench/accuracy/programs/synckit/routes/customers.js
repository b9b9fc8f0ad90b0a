import { loadCustomer } from '../services/customers.js'

export async function customerRoutes(app) {
  app.get('/:id', async ({ params }) => loadCustomer(Number(params.id)))
}
