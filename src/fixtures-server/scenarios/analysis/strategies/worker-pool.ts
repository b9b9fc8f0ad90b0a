import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { divide, sumUp } from '../divide.ts'
import type { ConcludeOutcome, PartOutcome, Task } from '../work.ts'
import type { Analysed, AnalysisStrategy, StrategyOptions } from './strategy.ts'

/** In worker threads that stand ready: each reads its share of the rows, one concludes. The parts' bytes change hands
 *  without a copy, and the main thread never opens them. */
export function startWorkerPool({ workers, logPath }: StrategyOptions): AnalysisStrategy {
  const filename = fileURLToPath(new URL('./pool-worker.js', import.meta.url))
  const pool = new Piscina<Task, PartOutcome | ConcludeOutcome>({
    ...{ filename, name: 'answerTask', minThreads: workers, maxThreads: workers },
  })
  // A thread that ends rejects the task that it was at; the pool starts another one.
  pool.on('error', () => {})
  return {
    async analyse(path: string): Promise<Analysed> {
      const tasks = await divide({ path, workers, logPath })
      const outcomes = (await Promise.all(tasks.map((task) => pool.run(task)))) as PartOutcome[]
      const parts = outcomes.map(({ part }) => part)
      const bytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
      const transferList = parts.map(({ buffer }) => buffer as ArrayBuffer)
      const end = (await pool.run({ kind: 'conclude', parts }, { transferList })) as ConcludeOutcome
      // Serialised, and copied once more into memory that can be moved; then there and back without a copy.
      return sumUp(outcomes, end, { copied: 2 * bytes, transferred: 2 * bytes })
    },
    async close() {
      await pool.destroy()
    },
  }
}
