import { readFile } from 'node:fs/promises'
import { conclude } from '../conclude.ts'
import { analyseLines } from '../part.ts'
import { readHeader } from '../phases/read.ts'
import { runAtOnce } from '../phases/steps.ts'
import { startClock } from '../timing.ts'
import { logWork } from '../work-log.ts'
import type { Analysed, AnalysisStrategy, StrategyOptions } from './strategy.ts'

/** In the request's own turn. Reading the file is awaited; the rest, which is nearly all, is not. */
export function startInline({ logPath }: StrategyOptions): AnalysisStrategy {
  return {
    async analyse(path: string): Promise<Analysed> {
      const clock = startClock()
      const bytes = await clock.measureAsync('read', () => readFile(path))
      const { names, endsAt } = readHeader(bytes)
      const part = runAtOnce(analyseLines(bytes.subarray(endsAt), names, clock))
      const analysis = runAtOnce(conclude([part], clock))
      const lockWaitMs = await logWork(logPath, clock.timings)
      return { analysis, cost: { pieces: [clock.timings], copiedBytes: 0, transferredBytes: 0, lockWaitMs } }
    },
    async close() {},
  }
}
