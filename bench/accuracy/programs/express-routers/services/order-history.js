import { OrderRepository } from '../repositories/orders.js'
import { mostAlike } from './most-alike.js'

const repository = new OrderRepository()

export async function historyOf(user) {
  const orders = await repository.ofUser(user)
  return { user, orders: orders.length, alike: mostAlike(orders) }
}
