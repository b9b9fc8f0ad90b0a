import type { CaptureRecord } from '../../src/model.ts'
import { markedLine, type ProbedRun } from './run-program.ts'

/** The captures at the line where every handler of test/programs/routes blocks. From the recording, not the report: on a busy machine
 *  the report rightly blames nobody. */
export function blockingCaptures({ process }: ProbedRun): CaptureRecord[] {
  const line = markedLine('routes/blocks.cjs', 'blocks')
  return [...process.captures.values()].flat().filter((capture) => {
    const own = process.stacks.get(capture.stack)?.find(({ file }) => file.endsWith('/programs/routes/blocks.cjs'))
    return own?.line === line
  })
}
