import { checksum, digits, mean, primes, reversed, words } from '../services/work.js'

export const routes = new Map([
  ['a', checksum],
  ['b', digits],
  ['c', mean],
  ['d', primes],
  ['e', reversed],
  ['f', words],
])
