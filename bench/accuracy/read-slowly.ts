import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

const chunkBytes = 64 * 1024
const pauseMs = 16

/** Reads a stream and throws it away, at most about 4 MB/s: whoever writes more has to wait. */
export async function readSlowly(stream: Readable): Promise<void> {
  let hasEnded = false
  stream.once('end', () => {
    hasEnded = true
  })
  while (!hasEnded && !stream.destroyed) {
    stream.read(Math.min(chunkBytes, stream.readableLength) || undefined)
    await pause(pauseMs)
  }
}
