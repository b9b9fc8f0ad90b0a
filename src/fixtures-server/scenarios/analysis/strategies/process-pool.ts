import { divide, sumUp } from '../divide.ts'
import type { ConcludeOutcome, PartOutcome } from '../work.ts'
import { ProcessPool } from './child-processes.ts'
import type { Analysed, AnalysisStrategy, StrategyOptions } from './strategy.ts'

/** In child processes that stand ready. Each has a heap and a garbage collector of its own; what they tell each other
 *  goes through pipes, by way of the server. */
export function startProcessPool({ workers, logPath }: StrategyOptions): AnalysisStrategy {
  const pool = new ProcessPool(new URL('./process-worker.js', import.meta.url), workers)
  return {
    async analyse(path: string): Promise<Analysed> {
      const tasks = await divide({ path, workers, logPath })
      const outcomes = (await Promise.all(tasks.map((task) => pool.run(task)))) as PartOutcome[]
      const parts = outcomes.map(({ part }) => part)
      const bytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
      const end = (await pool.run({ kind: 'conclude', parts })) as ConcludeOutcome
      // Serialised, through a pipe to the server, and through another one to the child that concludes.
      return sumUp(outcomes, end, { copied: 3 * bytes, transferred: 0 })
    },
    async close() {
      pool.close()
    },
  }
}
