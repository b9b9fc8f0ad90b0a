import { setTimeout as pause } from 'node:timers/promises'

const orders = Array.from({ length: 5200 }, (_, id) => ({ id, total: (id * 7919) % 10_007, items: (id * 31) % 23 }))

export class OrderRepository {
  async ofUser(user) {
    await pause(2)
    return orders.filter((order) => order.id !== user)
  }
}
