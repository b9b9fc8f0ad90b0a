import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from '../../src/model.ts'

const entry = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const usage = new URL('./report-usage.mjs', import.meta.url).href

/** One run of `loopcheck report`. */
export interface ReportRun {
  reportMs: number
  cpuMs: number
  maxRssBytes: number
  report: Report
  sizesBytes: { html: number; json: number; md: number }
}

/** Reports a recording in a process of its own.
 *  @throws Error when it fails */
export function measureReport(recording: string, options: { node: string; folder: string }): ReportRun {
  const { node, folder } = options
  const startMs = performance.now()
  const { status, output } = spawnSync(node, ['--import', usage, entry, 'report', recording, '-o', folder, '-q'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  const reportMs = performance.now() - startMs
  if (status !== 0) throw new Error(`loopcheck report ended with ${status}: ${output[2]}`)
  const { cpuMs, maxRssBytes } = JSON.parse(output[3] ?? '') as Pick<ReportRun, 'cpuMs' | 'maxRssBytes'>
  const sizeOf = (ending: string) => statSync(join(folder, `report.${ending}`)).size
  return {
    ...{ reportMs, cpuMs, maxRssBytes },
    report: JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report,
    sizesBytes: { html: sizeOf('html'), json: sizeOf('json'), md: sizeOf('md') },
  }
}
