// Run with --expose-gc.
const collect = setInterval(() => globalThis.gc(), 20)
setTimeout(() => {
  clearInterval(collect)
  const end = performance.now() + 300
  while (performance.now() < end); // block
}, 600)
