import type { Fix } from '../model.ts'

export const asyncLogger: Fix = {
  id: 'async-logger',
  title: 'Log less, and in batches',
  summary:
    'Write one short line a request through a logger that collects lines and writes them in asynchronous batches, instead of console.log.',
  when: 'The process writes its log to a terminal, a file, or a pipe whose reader is slow: each console.log waits until its line is taken.',
  whenNot:
    'The last lines before a crash matter more than speed: what is still collected then is lost. Where the reader is too slow for all that is written, batches only put it off: write less.',
  before: `app.get('/orders', async (request) => {
  const orders = await findOrders(request.query)
  // Waits for whoever reads the pipe.
  console.log('orders', JSON.stringify(orders, null, 2))
  return orders
})`,
  after: `import pino from 'pino'

// Writes 4 KiB at a time, and the rest when the process ends in order.
const log = pino(pino.destination({ sync: false, minLength: 4096 }))

app.get('/orders', async (request) => {
  const orders = await findOrders(request.query)
  log.info({ count: orders.length }, 'orders')
  return orders
})`,
}
