import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { FastifyInstance } from 'fastify'

/** What is in use once the garbage is gone, bytes. */
export interface MemoryInUse {
  /** Objects. */
  heapBytes: number
  /** ArrayBuffers and Buffers. */
  buffersBytes: number
  /** Of the whole process; freed memory is given back late, or never. */
  rssBytes: number
}

/** GET /runs/memory: for whoever wants to see what stays. It collects garbage, which blocks: not for a server in use. */
export function registerMemory(app: FastifyInstance): void {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void

  app.get('/runs/memory', async function getMemory(): Promise<MemoryInUse> {
    // Twice: what is freed by finalizers of the first time is gone after the second.
    collectGarbage()
    collectGarbage()
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
    return { heapBytes: heapUsed, buffersBytes: arrayBuffers, rssBytes: rss }
  })
}
