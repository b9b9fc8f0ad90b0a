import type { AnalysisStrategy, StrategyId, StrategyOptions } from './strategy.ts'

/** All ways, each loaded only where it is used. */
export const strategies: Record<StrategyId, (options: StrategyOptions) => Promise<AnalysisStrategy>> = {
  inline: async (options) => (await import('./inline.ts')).startInline(options),
  'worker-pool': async (options) => (await import('./worker-pool.ts')).startWorkerPool(options),
  chunked: async (options) => (await import('./chunked.ts')).startChunked(options),
  'process-pool': async (options) => (await import('./process-pool.ts')).startProcessPool(options),
  engine: async (options) => (await import('./engine.ts')).startEngine(options),
  'job-queue': async (options) => (await import('./job-queue.ts')).startJobQueue(options),
}
