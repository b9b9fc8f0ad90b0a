import type { Analysis } from '../describe.ts'
import type { WorkCost } from '../timing.ts'

export type StrategyId = 'inline' | 'worker-pool' | 'chunked' | 'process-pool' | 'engine' | 'job-queue'

/** A way to analyse a file. */
export interface AnalysisStrategy {
  /** @throws CsvError, or what the way itself meets: a worker that ended, a queue that is gone */
  analyse(path: string): Promise<Analysed>
  close(): Promise<void>
}

export interface Analysed {
  analysis: Analysis
  cost: WorkCost
}

/** What a strategy is started with. */
export interface StrategyOptions {
  /** Threads or processes that work at the same time. */
  workers: number
  /** Threads that the engine may use. */
  engineThreads: number
  /** Where each piece of work is noted when it is done: one writer at a time. */
  logPath: string
  /** Where the queue is; undefined for the ways without one. */
  redis?: { url: string; schema: string }
}
