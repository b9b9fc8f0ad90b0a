import type { Lab, LabFigures } from '../../scenario.ts'
import type { RowsDatabase } from '../row-source.ts'
import { percentile, startCanary } from './feel-canary.ts'
import { type FetchedExport, fetchExport } from './fetch-export.ts'

/** Some exports of one database from one server, one after the other. */
export interface MeasuredExports {
  server: LabFigures
  exports: FetchedExport[]
  /** Medians of the exports. */
  wallMs: number
  firstByteMs: number
  /** Of the cheap route, while the exports ran; undefined when none was answered. */
  canaryP99Ms: number | undefined
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
  let waits: number[] = []
  let figures: LabFigures | undefined
  try {
    const stopCanary = await startCanary(`${server.origin}/health`)
    try {
      while (exports.length < run.exports) exports.push(await fetchExport(server.origin, run.database, lab.signal))
    } finally {
      waits = await stopCanary()
    }
  } finally {
    figures = await server.stop()
  }
  const wallMs =
    percentile(
      exports.map((one) => one.wallMs),
      0.5,
    ) ?? 0
  const firstByteMs =
    percentile(
      exports.map((one) => one.firstByteMs),
      0.5,
    ) ?? 0
  return { server: figures, exports, wallMs, firstByteMs, canaryP99Ms: percentile(waits, 0.99) }
}
