import { readFile } from 'node:fs/promises'
import { conclude } from '../conclude.ts'
import { analyseLines } from '../part.ts'
import { readHeader } from '../phases/read.ts'
import { runInSlices } from '../phases/steps.ts'
import { startClock } from '../timing.ts'
import { logWork } from '../work-log.ts'
import type { Analysed, AnalysisStrategy, StrategyOptions } from './strategy.ts'

/** Longest time that others wait for a turn. */
const sliceMs = 4

/** On the main thread too, but in slices, with the event loop's other work between them. */
export function startChunked({ logPath }: StrategyOptions): AnalysisStrategy {
  return {
    async analyse(path: string): Promise<Analysed> {
      const clock = startClock()
      const bytes = await clock.measureAsync('read', () => readFile(path))
      const { names, endsAt } = readHeader(bytes)
      const part = await runInSlices(analyseLines(bytes.subarray(endsAt), names, clock), sliceMs)
      const analysis = await runInSlices(conclude([part], clock), sliceMs)
      const lockWaitMs = await logWork(logPath, clock.timings)
      return { analysis, cost: { pieces: [clock.timings], copiedBytes: 0, transferredBytes: 0, lockWaitMs } }
    },
    async close() {},
  }
}
