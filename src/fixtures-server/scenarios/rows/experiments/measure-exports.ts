import { watchHealth } from '../../measuring/health-watch.ts'
import { percentile } from '../../measuring/percentile.ts'
import type { Lab, LabFigures } from '../../scenario.ts'
import type { RowsDatabase } from '../row-source.ts'
import { type FetchedExport, fetchExport } from './fetch-export.ts'

/** Some exports of one database from one server, one after the other. */
export interface MeasuredExports {
  server: LabFigures
  exports: FetchedExport[]
  /** Medians of the exports. */
  wallMs: number
  firstByteMs: number
  /** Of the cheap route, while the exports ran. */
  canaryP99Ms: number
}

/** Starts a server, has it export, and ends it.
 *  @throws what the server or the client throws; the server is ended then too
 */
export async function measureExports(
  lab: Lab,
  run: { strategy: string; database: RowsDatabase; exports: number; settings?: Record<string, string> },
): Promise<MeasuredExports> {
  const server = await lab.start(run.strategy, run.settings)
  const exports: FetchedExport[] = []
  let canaryP99Ms = 0
  let figures: LabFigures | undefined
  try {
    const stopWatch = await watchHealth(server.origin)
    try {
      while (exports.length < run.exports) exports.push(await fetchExport(server.origin, run.database, lab.signal))
    } finally {
      canaryP99Ms = (await stopWatch()).p99Ms
    }
  } finally {
    figures = await server.stop()
  }
  const medianOf = (figure: (one: FetchedExport) => number) => percentile(exports.map(figure), 0.5)
  const wallMs = medianOf((one) => one.wallMs)
  const firstByteMs = medianOf((one) => one.firstByteMs)
  return { server: figures, exports, wallMs, firstByteMs, canaryP99Ms }
}
