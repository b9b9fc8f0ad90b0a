/** About 3 ms each. */
export function checksum(seed) {
  let sum = seed
  for (let index = 0; index < 1_500_000; index++) sum = (sum * 31 + index) | 0
  return sum
}

export function digits(seed) {
  let count = 0
  for (let number = seed; number < 60_000; number++) count += String(number).length
  return count
}

export function mean(seed) {
  const values = Float64Array.from({ length: 40_000 }, (_, index) => Math.sqrt(index + seed))
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export function primes(seed) {
  let count = 0
  for (let number = 2; number < 9_000 + seed; number++) {
    let divisor = 2
    while (divisor * divisor <= number && number % divisor !== 0) divisor++
    if (divisor * divisor > number) count++
  }
  return count
}

export function reversed(seed) {
  const letters = 'abcdefghij'.repeat(7_000 + seed).split('')
  return letters.reverse().join('').length
}

export function words(seed) {
  const counts = new Map()
  for (let index = 0; index < 45_000; index++) counts.set(index % 977, (counts.get(index % 977) ?? seed) + 1)
  return counts.size
}
