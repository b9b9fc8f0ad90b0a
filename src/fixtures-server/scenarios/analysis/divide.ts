import { open } from 'node:fs/promises'
import { readHeader, splitRange } from './phases/read.ts'
import type { Analysed } from './strategies/strategy.ts'
import type { ConcludeOutcome, PartOutcome, Task } from './work.ts'

/** More than any header takes. */
const headBytes = 65_536

export type PartTask = Extract<Task, { kind: 'part' }>

/** Splits a file into as many tasks as there are workers.
 *  @throws CsvError when the first line does not name the columns
 */
export async function divide(options: { path: string; workers: number; logPath: string }): Promise<PartTask[]> {
  const { path, workers, logPath } = options
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const { names, endsAt } = readHeader(buffer.subarray(0, bytesRead))
    const ranges = splitRange({ from: endsAt, to: size }, workers)
    return ranges.map((range) => ({ kind: 'part', path, range, names, logPath }))
  } finally {
    await file.close()
  }
}

/** What an analysis by several workers cost in all.
 *  @param bytes of the parts, as often as they were copied and handed over
 */
export function sumUp(
  parts: readonly Pick<PartOutcome, 'timings' | 'lockWaitMs'>[],
  end: Pick<ConcludeOutcome, 'analysis' | 'timings'>,
  bytes: { copied: number; transferred: number },
): Analysed {
  return {
    analysis: end.analysis,
    cost: {
      pieces: [...parts.map(({ timings }) => timings), end.timings],
      copiedBytes: bytes.copied,
      transferredBytes: bytes.transferred,
      lockWaitMs: parts.reduce((sum, { lockWaitMs }) => sum + lockWaitMs, 0),
    },
  }
}
