import type { Fix } from '../model.ts'

export const fewerAllocations: Fix = {
  id: 'fewer-allocations',
  title: 'Allocate less, keep less',
  summary:
    'Make fewer short-lived objects per request and drop references early, so that garbage collection has less to do.',
  when: 'A large part of the stalls is garbage collection, or memory grows towards the heap limit.',
  whenNot:
    'The heap is merely too small for honest work: raise --max-old-space-size, or --max-semi-space-size where young objects survive too often.',
  before: `const total = orders
  .map((order) => ({ ...order, sum: order.price * order.count }))
  .filter((order) => order.sum > 0)
  .reduce((sum, order) => sum + order.sum, 0)

const seen = {} // grows for as long as the process lives
seen[request.id] = request`,
  after: `let total = 0
for (const { price, count } of orders) {
  const sum = price * count
  if (sum > 0) total += sum
}

const seen = new WeakMap() // forgets with the request
seen.set(request, total)`,
}
