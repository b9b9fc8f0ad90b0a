import { itemsOf } from '../services/items.js'

export async function sendItems(request, response) {
  const items = await itemsOf(Number(request.params.id))
  response.set('cache-control', 'no-store')
  response.json({ warehouse: request.params.id, items }) // blocks
}
