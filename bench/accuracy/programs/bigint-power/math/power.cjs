function power(base, exponent) {
  const value = base ** exponent // blocks
  return check(value)
}

function check(value) {
  if (value <= 0n) throw new RangeError('not a positive number')
  return value
}

module.exports = { power }
