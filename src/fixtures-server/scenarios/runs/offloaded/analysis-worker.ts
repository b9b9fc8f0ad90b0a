import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { type Analysis, analyseColumns, type ColumnDone } from '../table/analysis.ts'
import { CsvError } from '../table/csv-error.ts'
import { type DatasetShape, describeDataset } from '../table/describe-dataset.ts'
import { readTable } from '../table/read-table.ts'

/** What describe() answers: a class of error would not survive the way back. */
export type Described = { shape: DatasetShape; bytes: Uint8Array<ArrayBuffer> } | { problem: string }

export type Analysed = { analysis: Analysis; bytes: Uint8Array<ArrayBuffer> }

/** What a run tells on its way. */
export type AnalysisMessage = { columns: number } | ColumnDone

/** Parses an uploaded file and says what it is. The bytes go back: they are lent, nobody copies them. */
export function describe(bytes: Uint8Array<ArrayBuffer>): Described {
  try {
    const shape = describeDataset(bytes, readTable(bytes))
    return moved({ shape, bytes })
  } catch (error) {
    if (error instanceof CsvError) return { problem: error.message }
    throw error
  }
}

/** Analyses a dataset, telling of each column. Here too the bytes go back: an idle thread collects no garbage, and would keep
 *  them for as long as it is idle. */
export function analyse(task: { bytes: Uint8Array<ArrayBuffer>; progress: MessagePort }): Analysed {
  const { bytes, progress } = task
  const table = readTable(bytes)
  const analysis: Analysis = { rows: table.rows, columns: [] }
  progress.postMessage({ columns: table.columns.length } satisfies AnalysisMessage)
  for (const { statistics, step } of analyseColumns(table)) {
    analysis.columns.push(statistics)
    progress.postMessage(step satisfies AnalysisMessage)
  }
  return moved({ analysis, bytes })
}

/** What piscina hands over with its bytes moved, not cloned. */
function moved<Answer extends { bytes: Uint8Array<ArrayBuffer> }>(answer: Answer): Answer {
  const transferable = { [transferableSymbol]: [answer.bytes.buffer], [valueSymbol]: answer }
  return move(transferable as never) as unknown as Answer
}
