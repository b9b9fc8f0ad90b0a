import { availableParallelism } from 'node:os'

/** What the environment says about the ways to analyse. */
export interface AnalysisSettings {
  /** ANALYSIS_WORKERS; default: one for each core. */
  workers: number
  /** ANALYSIS_THREADS, for DuckDB; default: one for each core. */
  engineThreads: number
  /** ANALYSIS_ROWS=on: the server can also show what it costs to get rows back from a worker. */
  hasRows: boolean
}

/** @throws Error when one of them is not a whole number from 1 to 64 */
export function readSettings(environment: NodeJS.ProcessEnv): AnalysisSettings {
  return {
    workers: readCount(environment, 'ANALYSIS_WORKERS'),
    engineThreads: readCount(environment, 'ANALYSIS_THREADS'),
    hasRows: environment.ANALYSIS_ROWS === 'on',
  }
}

function readCount(environment: NodeJS.ProcessEnv, name: string): number {
  const given = environment[name] ?? String(availableParallelism())
  const count = Number(given)
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count
  throw new Error(`${name} must be a whole number from 1 to 64, got "${given}".`)
}
