function histogram(size) {
  const buckets = new Array(size).fill(0)
  let seed = 17
  for (let count = 0; count < 12_000_000; count++) { // blocks
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff // blocks
    buckets[seed % size]++ // blocks
  }
  return buckets
}

module.exports = { histogram }
