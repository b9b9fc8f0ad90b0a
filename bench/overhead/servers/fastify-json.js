/** An ordinary JSON route: a pattern, an async handler with two awaits, an answer of about 2 kB. */
import fastify from 'fastify'
import { endWithParent } from './end-with-parent.js'

const orders = Array.from({ length: 20 }, (_, index) => ({
  id: index,
  customer: `customer ${index}`,
  lines: [{ article: `article ${index}`, count: index + 1, price: index * 1.5 }],
}))

const app = fastify({ keepAliveTimeout: 0 })
app.get('/shops/:shop/orders', async (request) => {
  const shop = await findShop(request.params.shop)
  return { shop, orders: await findOrders() }
})
await app.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`listening ${app.server.address().port}\n`)
endWithParent()

async function findShop(id) {
  return { id, name: `shop ${id}` }
}

async function findOrders() {
  return orders
}
