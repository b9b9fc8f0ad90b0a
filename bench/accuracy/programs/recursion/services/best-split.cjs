function bestSplit(loads) {
  const total = loads.reduce((sum, load) => sum + load, 0)
  return smallestGap(loads, 0, 0, total)
}

function smallestGap(loads, index, taken, total) { // blocks
  if (index === loads.length) return Math.abs(total - 2 * taken) // blocks
  const without = smallestGap(loads, index + 1, taken, total) // blocks
  const including = smallestGap(loads, index + 1, taken + loads[index], total) // blocks
  return Math.min(without, including) // blocks
}

module.exports = { bestSplit }
