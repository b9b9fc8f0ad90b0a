import { scryptSync } from 'node:crypto'

const pepper = 'fixed for the whole shop'

export const fingerprintOf = (key) => {
  const bytes = scryptSync(key, pepper, 64, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }) // blocks
  return bytes.toString('base64url')
}
