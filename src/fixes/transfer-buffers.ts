import type { Fix } from '../model.ts'

export const transferBuffers: Fix = {
  id: 'transfer-buffers',
  title: 'Transfer it, or send less',
  summary:
    'Hand large buffers over in the transfer list, and send other threads only what they need and the small result back, so that nothing large is copied.',
  when: 'postMessage, a worker pool, structuredClone or v8.serialize copies megabytes or many thousand objects while requests are served.',
  whenNot:
    "The sender needs the buffer afterwards: what is transferred is empty on its side; share it with a SharedArrayBuffer. Buffers from Node's pool (small Buffer.from) cannot be transferred by themselves.",
  before: `const pixels = new Float64Array(4_000_000)
worker.postMessage({ pixels }) // 32 MB are copied

// 200 000 objects, copied here and once more there.
worker.postMessage({ orders: await findOrders(customer) })`,
  after: `const pixels = new Float64Array(4_000_000)
// Changes hands: pixels.length is 0 here from now on.
worker.postMessage({ pixels }, [pixels.buffer])

// The worker reads the orders itself, and answers with a sum.
worker.postMessage({ ordersOf: customer })`,
}
