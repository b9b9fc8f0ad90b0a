import type { Fix, FixId } from '../model.ts'
import { asyncApi } from './async-api.ts'
import { asyncDriver } from './async-driver.ts'
import { asyncLogger } from './async-logger.ts'
import { cacheOnce } from './cache-once.ts'
import { fewerAllocations } from './fewer-allocations.ts'
import { jobQueue } from './job-queue.ts'
import { limitConcurrency } from './limit-concurrency.ts'
import { loadAtStart } from './load-at-start.ts'
import { parallelQueries } from './parallel-queries.ts'
import { pushToEngine } from './push-to-engine.ts'
import { safeRegexp } from './safe-regexp.ts'
import { smallerPieces } from './smaller-pieces.ts'
import { streamJson } from './stream-json.ts'
import { streamRows } from './stream-rows.ts'
import { transferBuffers } from './transfer-buffers.ts'
import { workerPool } from './worker-pool.ts'
import { yieldInChunks } from './yield-in-chunks.ts'

/** Every remedy. The compiler points here when a FixId has none. */
export const fixes: Readonly<Record<FixId, Fix>> = {
  'async-api': asyncApi,
  'async-driver': asyncDriver,
  'async-logger': asyncLogger,
  'worker-pool': workerPool,
  'smaller-pieces': smallerPieces,
  'transfer-buffers': transferBuffers,
  'stream-rows': streamRows,
  'yield-in-chunks': yieldInChunks,
  'parallel-queries': parallelQueries,
  'cache-once': cacheOnce,
  'limit-concurrency': limitConcurrency,
  'safe-regexp': safeRegexp,
  'stream-json': streamJson,
  'load-at-start': loadAtStart,
  'fewer-allocations': fewerAllocations,
  'push-to-engine': pushToEngine,
  'job-queue': jobQueue,
}
