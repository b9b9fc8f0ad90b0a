import { availableParallelism } from 'node:os'

export interface RunsSettings {
  /** Runs at one time, of all users together. */
  mostRuns: number
  /** How long a dataset is kept after its last use, and a run after its end, ms. */
  ttlMs: number
}

const hourMs = 3_600_000

/** @param env MAX_CONCURRENT_RUNS (default: four for each core), RUNS_TTL_MS (default: an hour)
 *  @throws Error naming the variable that is no whole number from 1 up
 */
export function readSettings(env: NodeJS.ProcessEnv): RunsSettings {
  return {
    mostRuns: readCount(env, 'MAX_CONCURRENT_RUNS') ?? 4 * availableParallelism(),
    ttlMs: readCount(env, 'RUNS_TTL_MS') ?? hourMs,
  }
}

function readCount(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const given = env[name]
  if (given === undefined || given === '') return undefined
  if (!/^[1-9]\d{0,11}$/.test(given)) throw new Error(`${name} must be a whole number from 1 up, got "${given}".`)
  return Number(given)
}
