import { join } from 'node:path'
import type { Analysis } from './describe.ts'
import type { AnalysisStrategy } from './strategies/strategy.ts'
import type { WorkCost } from './timing.ts'

/** The files that there are: the whole one, and the first rows of it. */
export const datasets = ['full', 'sample'] as const
export type Dataset = (typeof datasets)[number]

/** What the last analysis took. */
export interface LastCost extends WorkCost {
  wallMs: number
}

/** Tells what is in a dataset. */
export class AnalysisService {
  private readonly folder: string
  private readonly strategy: AnalysisStrategy
  private last: LastCost | undefined

  constructor(folder: string, strategy: AnalysisStrategy) {
    this.folder = folder
    this.strategy = strategy
  }

  async analyse(dataset: Dataset): Promise<Analysis> {
    const startMs = performance.now()
    const { analysis, cost } = await this.strategy.analyse(join(this.folder, `${dataset}.csv`))
    this.last = { wallMs: performance.now() - startMs, ...cost }
    return analysis
  }

  /** @returns undefined before the first analysis */
  lastCost(): LastCost | undefined {
    return this.last
  }
}
