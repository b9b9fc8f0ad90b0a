/** Makes recordings of long and busy runs, and measures what a report of them takes: time, memory, size.
 *  Figures go to the terminal and to bench/results. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { version } from '../../src/cli/version.ts'
import { openJournal } from '../../src/probe/journal.ts'
import { nodeVersionOf } from '../overhead/machine.ts'
import { cases, type ScaleCase } from './cases.ts'
import { measureReport, type ReportRun } from './measure-report.ts'
import { header } from './program.ts'
import { seededRandom } from './random.ts'
import type { CaseFigures, ScaleResult } from './result.ts'
import { writeLife } from './write-life.ts'
import { writeLoad } from './write-load.ts'

const targets = { reportMs: 10_000, maxRssBytes: 300e6 }
const results = fileURLToPath(new URL('../results/', import.meta.url))
const seed = 20_260_101

function main(options: { only: string[]; nodes: string[]; runs: number; output: string }): void {
  const chosen = cases.filter(({ id }) => options.only.length === 0 || options.only.includes(id))
  const scratch = mkdtempSync(join(tmpdir(), 'loopcheck-scale-'))
  const loadAverage = loadavg()[0] ?? Number.NaN
  try {
    const recordings = chosen.map((scale) => ({ scale, ...writeRecording(scale, scratch) }))
    for (const node of options.nodes) {
      const figures = recordings.map((recording) => measureCase(recording, { node, scratch, runs: options.runs }))
      const result = describe(figures, node, loadAverage)
      const name = `scale-${result.date.slice(0, 10)}-node${/^v(\d+)/.exec(result.node)?.[1]}.json`
      mkdirSync(options.output, { recursive: true })
      writeFileSync(join(options.output, name), `${JSON.stringify(result, null, 2)}\n`)
      process.stdout.write(`${join(options.output, name)}\n`)
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

interface MadeRecording {
  path: string
  exact?: { p50Ms: number; p99Ms: number; maxMs: number }
}

function writeRecording(scale: ScaleCase, folder: string): MadeRecording {
  const path = join(folder, `${scale.id}.jsonl`)
  const journal = openJournal(path)
  const random = seededRandom(seed)
  journal.write(header)
  const stalls = writeLife(scale, journal, random)
  const exact = scale.requestsPerSecond === 0 ? undefined : writeLoad(scale, { journal, stalls, folder, random })
  journal.close()
  return { path, ...(exact === undefined ? {} : { exact }) }
}

function measureCase(
  { scale, path, exact }: MadeRecording & { scale: ScaleCase },
  options: { node: string; scratch: string; runs: number },
): CaseFigures {
  const folder = join(options.scratch, 'report')
  const runs = Array.from({ length: options.runs }, () => measureReport(path, { node: options.node, folder }))
  const median = runs.sort((a, b) => a.reportMs - b.reportMs)[Math.floor(runs.length / 2)] as ReportRun
  const maxRssBytes = Math.max(...runs.map((run) => run.maxRssBytes))
  const { report } = median
  const recordingBytes = statSync(path).size
  const reported = report.load?.latency
  const targetMs = scale.targetMs ?? targets.reportMs
  const figures: CaseFigures = {
    id: scale.id,
    title: scale.title,
    recordingBytes,
    recordingBytesPerHour: recordingBytes / scale.hours,
    reportMs: median.reportMs,
    cpuMs: median.cpuMs,
    maxRssBytes,
    runs: runs.length,
    found: {
      stalls: report.totals.stalls,
      blockers: report.blockers.length,
      victims: report.blockers.reduce((sum, { victims }) => sum + victims.requests, 0),
      notices: report.notices.map(({ text }) => text),
    },
    ...(exact === undefined || reported === undefined ? {} : { latency: { exact, reported } }),
    sizesBytes: median.sizesBytes,
    targetMs,
    meetsTargets: median.reportMs < targetMs && maxRssBytes < targets.maxRssBytes,
  }
  process.stdout.write(`${lineOf(figures)}\n`)
  return figures
}

function lineOf({ id, title, recordingBytes, reportMs, cpuMs, maxRssBytes, meetsTargets }: CaseFigures): string {
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  return `${id}: ${title}: ${mb(recordingBytes)}, report in ${(reportMs / 1000).toFixed(1)} s (${(cpuMs / 1000).toFixed(1)} s CPU), at most ${mb(maxRssBytes)}${meetsTargets ? '' : ' — over the target'}`
}

function describe(figures: CaseFigures[], node: string, loadAverage: number): ScaleResult {
  return {
    schema: 'loopcheck.scale/v1',
    loopcheck: version,
    date: new Date().toISOString(),
    node: nodeVersionOf(node),
    machine: {
      cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
      cpuCount: cpus().length,
      totalMemoryBytes: totalmem(),
      platform: process.platform,
      arch: process.arch,
      loadAverage,
    },
    targets,
    cases: figures,
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    node: { type: 'string', multiple: true, default: [process.execPath] },
    runs: { type: 'string', default: '3' },
    output: { type: 'string', default: results },
  },
})
main({ only: values.only, nodes: values.node, runs: Number(values.runs), output: values.output })
