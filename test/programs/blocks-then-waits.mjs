setTimeout(() => {
  const end = performance.now() + 300
  while (performance.now() < end); // block
  console.log('blocked')
}, 300)
setInterval(() => {}, 1000)
