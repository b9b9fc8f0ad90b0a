function table(months, loans) {
  const sums = []
  for (let loan = 1; loan <= loans; loan++) { // blocks: table
    let left = loan * 1_000
    for (let month = 0; month < months * 40; month++) left = left * 1.0001 - loan // blocks: table
    sums.push(Math.round(left)) // blocks: table
  }
  return sums.slice(0, 20)
}

module.exports = { table }
