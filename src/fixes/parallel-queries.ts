import type { Fix } from '../model.ts'

export const parallelQueries: Fix = {
  id: 'parallel-queries',
  title: 'Ask at once, not one after the other',
  summary:
    'Start queries that do not depend on each other together, and replace one query per row by one query for all.',
  when: 'A request makes several independent queries in a row, or one for each row of another (N + 1).',
  whenNot:
    "The queries need each other's results or must see one transaction. Unbounded: a thousand at once only queue at the pool and starve other requests.",
  before: `const user = await findUser(id)
const orders = await findOrders(id)
for (const order of orders) {
  const query = 'SELECT * FROM items WHERE order_id = $1'
  order.items = (await pool.query(query, [order.id])).rows
}`,
  after: `const [user, orders] = await Promise.all([findUser(id), findOrders(id)])
const { rows: items } = await pool.query(
  'SELECT * FROM items WHERE order_id = ANY($1)',
  [orders.map((order) => order.id)],
)
const itemsOf = new Map(orders.map((order) => [order.id, []]))
for (const item of items) itemsOf.get(item.order_id).push(item)
for (const order of orders) order.items = itemsOf.get(order.id)`,
}
