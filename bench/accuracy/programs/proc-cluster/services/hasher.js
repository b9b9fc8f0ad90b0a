import { scryptSync } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

export class Hasher {
  async hashLater(text) {
    await pause(2)
    return this.hash(text).toString('hex')
  }

  hash(text) {
    return scryptSync(text, 'pepper', 64, { N: 32_768, maxmem: 64 * 1024 * 1024 }) // blocks
  }
}
