import { gzipSync } from 'node:zlib'

const pages = Buffer.from(Array.from({ length: 60_000 }, (_, index) => `page ${(index * 7919) % 10_007}\n`).join('').repeat(4))

export function packBackup() {
  const packed = gzipSync(pages) // blocks: backup
  return packed.length
}
