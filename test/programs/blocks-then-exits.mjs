setTimeout(() => {
  const end = performance.now() + 300
  while (performance.now() < end); // block
  console.log('blocked')
  process.exit(5)
}, 300)
