import { writeFile } from 'node:fs/promises'
import { describeDataset } from '../table/describe-dataset.ts'
import { readTable } from '../table/read-table.ts'
import { makeCsv } from './make-csv.ts'
import { samplePath } from './sample-file.ts'
import { fitRows, isTooSmall, trialRows } from './sample-size.ts'

const seed = 4

/** Makes the large sample, sized for this machine: what fits is told by parsing a smaller one. Its content is a function of
 *  its size.
 *  @param folder must be there
 */
export async function seedSample(folder: string): Promise<string> {
  let rows = trialRows
  let bytes = makeCsv({ rows, seed })
  let parseMs = shortestParseMs(bytes)
  for (let round = 0; round === 0 || (round === 1 && isTooSmall(parseMs)); round++) {
    rows = fitRows({ rows, parseMs })
    bytes = makeCsv({ rows, seed })
    parseMs = shortestParseMs(bytes)
  }
  await writeFile(samplePath(folder, 'large'), bytes)
  const sizeMb = (bytes.byteLength / 1e6).toFixed(1)
  return `a CSV file of ${rows} rows and ${sizeMb} MB: parsing it takes ${Math.round(parseMs)} ms`
}

/** What an upload costs when nothing else runs. */
function shortestParseMs(bytes: Uint8Array): number {
  const rounds = [1, 2, 3].map(() => {
    const startMs = performance.now()
    describeDataset(bytes, readTable(bytes))
    return performance.now() - startMs
  })
  return Math.min(...rounds)
}
