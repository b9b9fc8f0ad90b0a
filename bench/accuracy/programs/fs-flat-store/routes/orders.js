import { Orders } from '../services/orders.js'
import '../listeners/keep-orders.js'

export async function orderRoutes(app) {
  const orders = new Orders()
  app.get('/place/:id', async ({ params }) => ({ placed: await orders.place(params.id) }))
}
