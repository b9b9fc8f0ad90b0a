// Calls one function again and again until a debugger says that it is done, then blocks.
import inspector from 'node:inspector'
import { setTimeout as delay } from 'node:timers/promises'
import { untilWatched } from './until-watched.cjs'

globalThis.isDone = false

function double(count) {
  return count * 2 // breakpoint
}

await untilWatched()
console.log(inspector.url())
// Not for ever: the test may be no more.
for (let count = 0; !globalThis.isDone && count < 500; count++) {
  double(count)
  await delay(20)
}
const end = performance.now() + 300
while (performance.now() < end); // block
console.log('blocked')
