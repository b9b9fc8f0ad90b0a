import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { readSlowly } from '../../bench/accuracy/read-slowly.ts'

it('reads to the end, a piece at a time', async () => {
  const stream = new PassThrough({ highWaterMark: 1_000_000 })
  stream.end(Buffer.alloc(400_000))
  const startedMs = performance.now()
  await readSlowly(stream)
  expect(stream.readableEnded).toBe(true)
  // 64 KiB every 16 ms: seven pieces.
  expect(performance.now() - startedMs).toBeGreaterThan(80)
})
