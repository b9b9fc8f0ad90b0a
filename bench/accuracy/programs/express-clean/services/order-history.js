import { setTimeout as pause } from 'node:timers/promises'

const orders = Array.from({ length: 400 }, (_, id) => ({ id, total: (id * 7919) % 10_007 }))

export async function historyOf(user) {
  await pause(60)
  return { user, orders: [...orders].sort((a, b) => b.total - a.total).slice(0, 20) }
}
