setTimeout(() => {
  console.log('blocking')
  for (let turns = 0; ; turns++) Math.sqrt(turns) // block
}, 300)
