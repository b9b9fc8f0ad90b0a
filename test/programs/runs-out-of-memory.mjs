const kept = []
setTimeout(() => {
  for (;;) kept.push(new Array(1000).fill(kept.length))
}, 300)
