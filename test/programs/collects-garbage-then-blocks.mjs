// Run with --expose-gc.
import { untilWatched } from './until-watched.cjs'

const collect = setInterval(() => globalThis.gc(), 20)
await untilWatched()
setTimeout(() => {
  clearInterval(collect)
  const end = performance.now() + 300
  while (performance.now() < end); // block
}, 300)
