import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const path = join(tmpdir(), 'loopcheck-accuracy-backup.txt')
const ready = writeFile(path, 'another line of the backup, 0123456789\n'.repeat(40_000))

export async function packedSize() {
  await ready
  let size = 0
  await pipeline(createReadStream(path), createGzip(), async (packed) => {
    for await (const chunk of packed) size += chunk.length
  })
  return size
}
