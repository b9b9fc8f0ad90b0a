import { historyOf } from '../services/order-history.js'

export async function listOrders(request, response) {
  const { id } = request.params
  response.json(await historyOf(Number(id)))
}
