const { power } = require('../math/power.cjs')

exports.publicNumber = async (seed) => {
  const base = await widen(seed)
  const value = power(base, 26_000n)
  return Number(value % 1_000_003n)
}

async function widen(seed) {
  return (seed << 200n) + 12_345_678_901n
}
