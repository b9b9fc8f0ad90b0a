import type { Finding, FindingCheck, FindingTable } from '../../../../model.ts'
import { formatMs } from '../../../../numbers.ts'
import { percentile } from '../../measuring/percentile.ts'
import type { CellId } from '../cell.ts'
import { type Batches, batchLength } from './batch.ts'
import { gains, lastWorthwhileSize, worthwhileGain } from './gain.ts'

/** One cell on pools of rising size. */
export interface Series {
  cell: CellId
  sizes: ({ size: number } & Batches)[]
}

export interface PoolSizes {
  /** Queries that wait without computing. */
  pause: Series
  /** Queries that PostgreSQL computes. */
  crunch: Series
  /** Queries that SQLite computes in the server's own threads; no sizes without SQLite. */
  tally: Series
  /** What this machine can run at once. */
  cores: number
  /** Of all servers. */
  longestStallMs: number
}

/** Says up to which size a larger pool helps: queries that wait, and queries that compute. */
export function poolSizeFinding(given: PoolSizes): Finding {
  const { pause, crunch, tally, cores, longestStallMs } = given
  return {
    id: 'pool-size',
    title: 'The next limit: how many at once',
    text:
      `${batchLength} people run the same cell at once on the offloaded server, whose longest stall over all sizes was ` +
      `${formatMs(longestStallMs)}. For queries that only wait, a larger pool ${limitOf(pause)}; for queries that ` +
      `compute, on a machine of ${coresInWords(cores)}, it ${limitOf(crunch)}. A size helps where it saves ` +
      `${worthwhileGain * 100} % of the time or more over the size before.${canaryInWords(crunch)}`,
    checks: [contrastCheck(pause, crunch), ...threadsCheck(tally, cores)],
    tables: [
      sizeTable('Queries that wait (pg_sleep, 100 ms): connections to PostgreSQL', pause),
      sizeTable('Queries that compute: connections to PostgreSQL', crunch),
      ...(tally.sizes.length > 0 ? [sizeTable('Queries that compute: threads with SQLite', tally)] : []),
    ],
  }
}

function contrastCheck(pause: Series, crunch: Series): FindingCheck {
  const waiting = lastWorthwhileSize(pause.sizes)
  const computing = lastWorthwhileSize(crunch.sizes)
  return {
    text: 'More connections help queries that wait for longer than they help queries that compute',
    isMet: (computing ?? Number.POSITIVE_INFINITY) < (waiting ?? Number.POSITIVE_INFINITY),
    measured: `waiting: ${limitOf(pause)}; computing: ${limitOf(crunch)}`,
  }
}

/** None where too few sizes were measured to go beyond the machine's cores. */
function threadsCheck(tally: Series, cores: number): FindingCheck[] {
  const enough = tally.sizes.find(({ size }) => size >= cores)?.size
  if (enough === undefined || enough === tally.sizes.at(-1)?.size) return []
  const last = lastWorthwhileSize(tally.sizes)
  return [
    {
      text: `More SQLite threads than cores (here ${cores}) do not help`,
      isMet: last !== undefined && last <= enough,
      measured: limitOf(tally),
    },
  ]
}

function limitOf({ sizes }: Series): string {
  const last = lastWorthwhileSize(sizes)
  return last === undefined ? `helps up to ${sizes.at(-1)?.size}, the most tried` : `stops helping beyond ${last}`
}

/** Every query that computes takes a core from the event loop: without a stall, but not without a wait. */
function canaryInWords({ sizes }: Series): string {
  const [first, last] = [sizes.at(0), sizes.at(-1)]
  if (first === undefined || last === undefined) return ''
  const [before, after] = [first, last].map(({ canaryMs }) => formatMs(percentile(canaryMs, 0.99)))
  return ` Beside those that compute, the canary's p99 was ${before} on a pool of ${first.size}, ${after} on one of ${last.size}.`
}

function coresInWords(cores: number): string {
  return cores === 1 ? 'one core' : `${cores} cores`
}

function sizeTable(caption: string, { sizes }: Series): FindingTable {
  const saved = gains(sizes)
  return {
    caption,
    columns: [
      { title: 'pool size', unit: 'count' },
      { title: `all ${batchLength} answered after`, unit: 'ms' },
      { title: 'saved over the size before', unit: 'share' },
      { title: 'answer p50', unit: 'ms' },
      { title: 'answer p99', unit: 'ms' },
      { title: 'canary p50', unit: 'ms' },
      { title: 'canary p99', unit: 'ms' },
    ],
    rows: sizes.map(({ size, wallMs, answersMs, canaryMs }, index) => [
      size,
      wallMs,
      saved[index] ?? null,
      percentile(answersMs, 0.5),
      percentile(answersMs, 0.99),
      percentile(canaryMs, 0.5),
      percentile(canaryMs, 0.99),
    ]),
  }
}
