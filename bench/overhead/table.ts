import type { OverheadResult, ServerFigures, StartUpFigures, VariantFigures } from './result.ts'
import type { Spread } from './spread.ts'

const mebibyte = 1024 * 1024

/** The figures of one run as text for a terminal. */
export function formatResult(result: OverheadResult): string {
  const { settings, machine } = result
  return [
    `Node ${result.node}, ${machine.cpuModel}, ${settings.rounds} rounds of ${settings.sliceMs} ms in ${settings.lives} lives`,
    ...result.servers.map(formatServer),
    ...result.notes.map((note) => `Note: ${note}`),
  ].join('\n')
}

const head = ['', 'CPU/request', 'ratio', 'interval', 'quartiles', 'p50 ms', 'p99 ms', 'req/s', 'idle CPU', 'RSS MiB']

function formatServer({ title, variants, startUp, startUpOneCpu }: ServerFigures): string {
  const rows = [head, ...variants.map(rowOf)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
  return [
    `\n${title}`,
    ...lines,
    `start to listening: ${startUpText(startUp)}`,
    ...(startUpOneCpu === undefined ? [] : [`on one CPU: ${startUpText(startUpOneCpu)}`]),
    '',
  ].join('\n')
}

function startUpText({ bareMs, probeMs, addedMs }: StartUpFigures): string {
  return (
    `${bareMs.median.toFixed(0)} ms, with the probe ${probeMs.median.toFixed(0)} ms: ` +
    `+${addedMs.median.toFixed(0)} ms (${interval(addedMs, 0)}, ${addedMs.count} pairs)`
  )
}

function rowOf(variant: VariantFigures): string[] {
  const { cpuRatio } = variant
  return [
    variant.title,
    `${variant.cpuUsPerRequest.median.toFixed(1)} µs`,
    cpuRatio?.median.toFixed(3) ?? '1',
    cpuRatio === undefined ? '' : interval(cpuRatio, 3),
    cpuRatio === undefined ? '' : `${cpuRatio.q1.toFixed(3)}–${cpuRatio.q3.toFixed(3)}`,
    variant.p50Ms.median.toFixed(2),
    variant.p99Ms.median.toFixed(2),
    variant.requestsPerSecond.median.toFixed(0),
    `${(variant.idleCpuShare.median * 100).toFixed(2)} %`,
    (variant.rssBytes.median / mebibyte).toFixed(1),
  ]
}

/** Of 95 %, or what fewer values could give, said beside it. */
function interval({ low, high, coverage }: Spread, digits: number): string {
  const text = `${low.toFixed(digits)}–${high.toFixed(digits)}`
  return coverage < 0.95 ? `${text} (${Math.round(coverage * 100)} %)` : text
}
