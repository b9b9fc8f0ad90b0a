import { pbkdf2Sync } from 'node:crypto'
import type { Quote } from './quotes.js'

interface DigestOptions {
  rounds: number
  length: number
}

const options: DigestOptions = { rounds: 90_000, length: 48 }

export function digestOf(quote: Quote): string {
  const { rounds, length } = options
  const bytes = pbkdf2Sync(quote.text, quote.which, rounds, length, 'sha512') // blocks
  return bytes.toString('hex')
}
