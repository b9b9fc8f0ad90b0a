import type { Finding, FindingCheck } from '../../../../model.ts'
import { formatLongest, formatMs } from '../../../../numbers.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { readingRows } from '../readings-query.ts'
import { type RowsDatabase, rowsDatabases } from '../row-source.ts'
import { type MeasuredExports, measureExports } from './measure-exports.ts'

const titles: Record<RowsDatabase, string> = { postgresql: 'PostgreSQL', mysql: 'MySQL', duckdb: 'DuckDB' }

/** What design.md promises of the two paths. */
const blockingLongestMs = 150
const offloadedLongestMs = 50

interface Side {
  buffered: MeasuredExports
  streamed: MeasuredExports
}

/** The same export through each driver, buffered and streamed. */
export const drivers: Experiment = {
  id: 'drivers',
  title: 'the same export through each driver',
  async measure(lab) {
    const sides = new Map<RowsDatabase, Side>()
    for (const database of rowsDatabases) {
      if (lab.site.databases[database] !== undefined) sides.set(database, await measureBoth(lab, database))
    }
    return [toFinding(sides)]
  },
}

async function measureBoth(lab: Lab, database: RowsDatabase): Promise<Side> {
  const exports = lab.isQuick ? 1 : 3
  const buffered = await measureExports(lab, { strategy: 'blocking', database, exports })
  const streamed = await measureExports(lab, { strategy: 'offloaded', database, exports })
  return { buffered, streamed }
}

/** @param sides by database; at least one */
export function toFinding(sides: ReadonlyMap<RowsDatabase, Side>): Finding {
  const missing = rowsDatabases.filter((database) => !sides.has(database)).map((database) => titles[database])
  return {
    id: 'drivers',
    title: 'The same 100 000 rows through each driver',
    text:
      'All three drivers are asynchronous; a canary asked for GET /health every 20 ms while they exported. ' +
      'A longest stall of 0 means none of 20 ms or more.' +
      (missing.length > 0 ? ` Not here: ${missing.join(', ')}.` : ''),
    checks: [
      checkLongest(sides, {
        text: `Buffered, each driver stalls the loop for more than ${formatMs(blockingLongestMs)}`,
        way: 'buffered',
        isMet: (longestMs) => longestMs > blockingLongestMs,
      }),
      checkLongest(sides, {
        text: `Streamed, none stalls it for ${formatMs(offloadedLongestMs)}`,
        way: 'streamed',
        isMet: (longestMs) => longestMs < offloadedLongestMs,
      }),
      checkBytes(sides),
    ],
    tables: [
      {
        caption: 'Export of 100 000 rows',
        columns: [
          { title: 'Database', unit: 'text' },
          { title: 'Way', unit: 'text' },
          { title: 'Longest stall', unit: 'ms' },
          { title: 'Blocked share', unit: 'share' },
          { title: 'First byte', unit: 'ms' },
          { title: 'Whole answer', unit: 'ms' },
          { title: 'Rows per second', unit: 'perSecond' },
          { title: 'Canary p99', unit: 'ms' },
          { title: 'Peak memory', unit: 'bytes' },
        ],
        rows: [...sides].flatMap(([database, side]) => [
          [titles[database], 'buffered', ...figuresOf(side.buffered)],
          [titles[database], 'streamed', ...figuresOf(side.streamed)],
        ]),
      },
    ],
  }
}

function figuresOf({ server, wallMs, firstByteMs, canaryP99Ms }: MeasuredExports): (number | null)[] {
  const blockedShare = server.blockedMs / server.durationMs
  const rowsPerSecond = readingRows / (wallMs / 1_000)
  return [server.longestMs, blockedShare, firstByteMs, wallMs, rowsPerSecond, canaryP99Ms ?? null, server.rssBytes]
}

function checkLongest(
  sides: ReadonlyMap<RowsDatabase, Side>,
  claim: { text: string; way: keyof Side; isMet: (longestMs: number) => boolean },
): FindingCheck {
  const longest = [...sides].map(([database, side]) => ({ database, longestMs: side[claim.way].server.longestMs }))
  return {
    text: claim.text,
    isMet: longest.length > 0 && longest.every(({ longestMs }) => claim.isMet(longestMs)),
    measured: longest.map(({ database, longestMs }) => `${titles[database]} ${formatLongest(longestMs)}`).join(', '),
  }
}

function checkBytes(sides: ReadonlyMap<RowsDatabase, Side>): FindingCheck {
  const exports = [...sides.values()].flatMap(({ buffered, streamed }) => [...buffered.exports, ...streamed.exports])
  const different = new Set(exports.map(({ sha256 }) => sha256)).size
  return {
    text: 'Both ways answer the same bytes, from every database',
    isMet: exports.length > 0 && different === 1,
    measured: `${exports.length} exports, ${different} different, ${exports[0]?.sizeBytes ?? 0} bytes each`,
  }
}
