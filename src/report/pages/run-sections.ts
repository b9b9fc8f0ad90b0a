import type { Comparison, Notice, Report, RouteSummary } from '../../model.ts'
import { formatBytes, formatCount, formatMs, formatRate, formatShare } from '../../numbers.ts'
import { type Block, code, type RowFigures, type Section, strong, type Table, type Words } from '../page.ts'

/** Said wherever percentiles of the event-loop delay stand. */
export const percentileRemark =
  'The percentiles are those of perf_hooks.monitorEventLoopDelay. It counts beats, and a loop that stands still beats once however long it stands: percentiles hide stalls. Judge by the longest stall, the blocked share and the blocking time.'

/** How far the figures can be trusted. */
export function noticeBlocks(notices: readonly Notice[]): Block[] {
  if (notices.length === 0) return []
  return [{ is: 'aside', tone: 'warn', items: notices.map(({ kind, text }) => [strong(kind), ': ', text]) }]
}

export function routeSection(report: Report): Section[] {
  if (report.routes.length === 0) return []
  const table: Table = {
    is: 'table',
    caption: 'What each route ran, caused and suffered',
    isSortable: true,
    columns: [
      { title: 'Route' },
      { title: 'Requests', align: 'right' },
      { title: 'Mean', align: 'right' },
      { title: 'Longest', align: 'right' },
      { title: 'Blocked the loop', align: 'right' },
      { title: 'Waited for others', align: 'right' },
      { title: 'Client p50', align: 'right' },
      { title: 'Client p99', align: 'right' },
      { title: 'Client longest', align: 'right' },
    ],
    rows: report.routes.map((route) => ({
      cells: [
        [code(route.route)],
        [formatCount(route.requests)],
        [formatMs(route.meanMs)],
        [formatMs(route.maxMs)],
        [formatMs(route.blockedMs)],
        [formatCount(route.waited)],
        [formatMs(route.client?.p50Ms)],
        [formatMs(route.client?.p99Ms)],
        [formatMs(route.client?.maxMs)],
      ],
      figures: [undefined, ...figuresOf(route)],
    })),
  }
  return [{ id: 'routes', title: ['Routes'], blocks: [table], isFurther: true }]
}

/** Column by column, for sorting. */
function figuresOf({ requests, meanMs, maxMs, blockedMs, waited, client }: RouteSummary): RowFigures {
  return [requests, meanMs, maxMs, blockedMs, waited, client?.p50Ms, client?.p99Ms, client?.maxMs]
}

/** Event-loop delay, canary, load, garbage collection, CPU and memory. */
export function measureSection(report: Report): Section {
  const { delay, canary, load, gc } = report
  const blocks: Block[] = [
    latencyTable([
      ['Canary', canary, canary && `${formatCount(canary.requests)} requests`],
      ['Load', load?.latency, load && `${formatCount(load.answered)} answers`],
      ['Event-loop delay', delay, delay && `resolution ${formatMs(delay.resolutionMs)}`],
    ]),
    ...(delay ? [{ is: 'text', words: [percentileRemark] } as const] : []),
    facts('Load, memory and CPU', [
      ['Offered', [offeredText(load)]],
      ['Answered', [formatRate(load?.answeredPerSecond)]],
      ['Sent', [formatCount(load?.sent)]],
      ['Not 2xx', [formatCount(load?.notOk)]],
      ['Errors and time-outs', [formatCount(load?.errors)]],
      [
        'Garbage collection',
        [`${formatCount(gc.count)} pauses, ${formatMs(gc.totalMs)} in all, longest ${formatMs(gc.maxMs)}`],
      ],
      ['CPU time', [formatMs(report.cpuMs)]],
      ['Memory (RSS)', [formatBytes(report.rssBytes)]],
    ]),
  ]
  return { id: 'measures', title: ['Latency, load and memory'], blocks, isFurther: true }
}

type Latencies = { p50Ms: number; p99Ms: number; maxMs: number } | undefined

function latencyTable(rows: [string, Latencies, string | undefined][]): Table {
  return {
    is: 'table',
    caption: 'Latencies',
    columns: [
      { title: 'Measure' },
      { title: 'p50', align: 'right' },
      { title: 'p99', align: 'right' },
      { title: 'max', align: 'right' },
      { title: 'Of' },
    ],
    rows: rows.map(([measure, latency, of]) => ({
      cells: [
        [measure],
        [formatMs(latency?.p50Ms)],
        [formatMs(latency?.p99Ms)],
        [formatMs(latency?.maxMs)],
        [of ?? 'not measured'],
      ],
    })),
  }
}

export function settingsSection(report: Report): Section {
  const { settings, target } = report
  return {
    id: 'settings',
    title: ['How it was measured'],
    blocks: [
      facts('Settings and target', [
        ['Command', [code(target.command.join(' '))]],
        ['Runtime', [`Node ${target.node}, ${target.platform} ${target.arch}`]],
        ['Machine', [`${formatCount(target.cpuCount)} × ${target.cpuModel}`]],
        ['Processes', [formatCount(target.processes)]],
        ['Ended', [endText(target.exit)]],
        ['A stall counts from', [formatMs(settings.thresholdMs)]],
        ['Heartbeat', [`every ${formatMs(settings.heartbeatMs)}`]],
        ['Values of requests and SQL', [settings.includeValues ? 'included' : 'left out']],
        ...costFacts(report.cost),
      ]),
    ],
  }
}

/** What the probe itself cost in the run. */
function costFacts(cost: Report['cost']): [string, Words][] {
  const share = cost.watchdogCpuShare === undefined ? '' : ` (${formatShare(cost.watchdogCpuShare)} of one CPU)`
  return [
    ['Probe: watchdog CPU', [`${formatMs(cost.watchdogCpuMs)}${share}`]],
    ['Probe: start-up', [formatMs(cost.startupMs)]],
    ['Probe: stacks taken', [`${formatCount(cost.captures)}, ${formatMs(cost.captureMs)} on the main thread`]],
    ['Probe: benchmark', [cost.benchmark ?? 'none was made for this Node version']],
  ]
}

export function comparisonSettings(comparison: Comparison): Section {
  const { machine, settings } = comparison
  return {
    id: 'settings',
    title: ['How it was measured'],
    blocks: [
      facts('Settings and machine', [
        [
          'Runs',
          [
            `${formatCount(settings.pairs)} pairs of ${formatMs(settings.durationMs)}, warm-up ${formatMs(settings.warmupMs)}`,
          ],
        ],
        ['A stall counts from', [formatMs(settings.thresholdMs)]],
        ['Heartbeat', [`every ${formatMs(settings.heartbeatMs)}`]],
        ['Database', [settings.database ?? 'none']],
        ['Runtime', [`Node ${machine.node}, ${machine.platform} ${machine.arch}`]],
        [
          'Machine',
          [`${formatCount(machine.cpuCount)} × ${machine.cpuModel}, ${formatBytes(machine.totalMemoryBytes)}`],
        ],
        ...costFacts(comparison.cost),
      ]),
    ],
  }
}

function offeredText(load: Report['load']): string {
  if (!load) return 'no load'
  return load.ratePerSecond === undefined ? 'no fixed rate' : formatRate(load.ratePerSecond)
}

function endText(exit: Report['target']['exit']): string {
  if (!exit) return 'not seen'
  const how = exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code ?? '–'}`
  return exit.isOurs ? `${how}, by loopcheck` : how
}

function facts(caption: string, rows: [string, Words][]): Table {
  return {
    is: 'table',
    caption,
    columns: [{ title: 'What' }, { title: 'Value' }],
    rows: rows.map(([what, value]) => ({ cells: [[what], value] })),
  }
}
