const { setImmediate: turn } = require('node:timers/promises')

const sliceMs = 4

exports.countPrimes = async (limit) => {
  let count = 0
  let startedMs = performance.now()
  for (let number = 2; number < limit; number++) {
    if (isPrime(number)) count++
    if (performance.now() - startedMs < sliceMs) continue
    await turn()
    startedMs = performance.now()
  }
  return count
}

function isPrime(number) {
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false
  return true
}
