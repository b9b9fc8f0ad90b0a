import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { Refusal } from '../refusal.ts'
import type { Analysis } from '../table/analysis.ts'
import type { Analysed, AnalysisMessage, Described } from './analysis-worker.ts'

/** Uploads that may wait for a worker: beyond that they would only fill the memory. */
const mostWaiting = 64

/** Parses and computes in worker threads. Bytes are moved to them, not cloned. */
export class AnalysisPool {
  private readonly pool: Piscina
  private isClosed = false

  constructor() {
    // One core stays with the event loop.
    const threads = Math.max(1, availableParallelism() - 1)
    this.pool = new Piscina({
      filename: fileURLToPath(new URL('./analysis-worker.js', import.meta.url)),
      minThreads: threads,
      maxThreads: threads,
      // On Linux: where cores are short, the scheduler prefers the event loop.
      niceIncrement: 10,
    })
  }

  /** Parses a file and says what it is.
   *  @param bytes empty afterwards: the answer brings them back
   *  @throws Refusal 429 while too many wait
   */
  async describe(bytes: Uint8Array): Promise<Described> {
    if (this.pool.queueSize >= mostWaiting) throw new Refusal(429, 'Too many files wait to be read.', 1)
    const own = inMemoryOfItsOwn(bytes)
    try {
      return (await this.pool.run(own, { name: 'describe', transferList: [own.buffer] })) as Described
    } catch (error) {
      if (this.isClosed) throw new Refusal(503, 'The server is being stopped.')
      throw error
    }
  }

  /** Analyses a dataset.
   *  @param bytes copied: one pass over the memory, below a millisecond for a megabyte
   *  @param onMessage called in order, and never after the promise has settled
   */
  async analyse(bytes: Uint8Array, onMessage: (message: AnalysisMessage) => void): Promise<Analysis> {
    const copy = new Uint8Array(bytes)
    const { port1: ours, port2: theirs } = new MessageChannel()
    ours.on('message', onMessage)
    try {
      const task = { bytes: copy, progress: theirs }
      const answer = await this.pool.run(task, { name: 'analyse', transferList: [copy.buffer, theirs] })
      // The result comes by another way than the messages, and may overtake the last of them.
      for (const message of unread(ours)) onMessage(message)
      return (answer as Analysed).analysis
    } finally {
      ours.close()
    }
  }

  /** Ends the threads; whoever waits for one is told by an error. */
  async close(): Promise<void> {
    this.isClosed = true
    await this.pool.destroy()
  }
}

function* unread(port: MessagePort): Generator<AnalysisMessage> {
  for (;;) {
    const received = receiveMessageOnPort(port)
    if (received === undefined) return
    yield received.message
  }
}

/** Small Buffers share their memory with others (Buffer.poolSize): such memory cannot be moved. */
function inMemoryOfItsOwn(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const isAlone = bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength
  return isAlone ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}
