import { createHash } from 'node:crypto'

export function unpack(count) {
  const words = []
  for (let index = 0; index < count; index++) { // blocks
    words.push(createHash('md5').update(String(index)).digest('hex')) // blocks
  }
  return words
}
