// Nothing that is queued may run before the block is over, whatever looks into it.
import { untilWatched } from './until-watched.cjs'

const order = []
await untilWatched()
setTimeout(() => {
  process.nextTick(() => order.push('tick'))
  queueMicrotask(() => order.push('microtask'))
  Promise.resolve().then(() => order.push('promise'))
  setImmediate(() => order.push('immediate'))
  setTimeout(() => order.push('timeout'), 0)
  const end = performance.now() + 400
  while (performance.now() < end) {
    if (order.length > 0) order.push('early') // block
  }
  JSON.parse('[]')
  order.push('end of block')
  setTimeout(() => console.log(order.join(', ')), 50)
}, 1)
