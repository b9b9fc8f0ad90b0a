import { conclude } from '../../../../src/fixtures-server/scenarios/analysis/conclude.ts'
import type { Analysis } from '../../../../src/fixtures-server/scenarios/analysis/describe.ts'
import { analyseLines, type Part } from '../../../../src/fixtures-server/scenarios/analysis/part.ts'
import { readHeader } from '../../../../src/fixtures-server/scenarios/analysis/phases/read.ts'
import { runAtOnce } from '../../../../src/fixtures-server/scenarios/analysis/phases/steps.ts'
import { startClock } from '../../../../src/fixtures-server/scenarios/analysis/timing.ts'

/** Analyses a CSV file given as text, in one part. */
export function analyseText(text: string): Analysis {
  const bytes = Buffer.from(text)
  const { names, endsAt } = readHeader(bytes)
  return runAtOnce(conclude([partOf(bytes.subarray(endsAt), names)], startClock()))
}

/** Reads some lines. */
export function partOf(lines: Buffer, names: readonly string[]): Part {
  return runAtOnce(analyseLines(lines, names, startClock()))
}
