import type { Finding } from '../../../../model.ts'
import { formatLongest } from '../../../../numbers.ts'
import { watchHealth } from '../../measuring/health-watch.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { type WayBack, waysBack } from '../rows/ways-back.ts'

interface WayBackRun {
  way: WayBack
  wallMs: number
  longestStallMs: number
  canaryMaxMs: number
  answer: string
}

/** What comes back from a worker: rows, bytes, or a result. */
export const workerReturnExperiment: Experiment = {
  id: 'worker-return',
  title: 'what a worker gives back',
  async measure(lab: Lab): Promise<Finding[]> {
    const runs: WayBackRun[] = []
    for (const way of waysBack) runs.push(await measureWay(lab, way))
    return [toFinding(runs)]
  },
}

/** The second of two requests counts for the wall time, both for the stalls. */
async function measureWay(lab: Lab, way: WayBack): Promise<WayBackRun> {
  lab.signal.throwIfAborted()
  const server = await lab.start('inline', { ANALYSIS_ROWS: 'on' })
  const stopCanary = await watchHealth(server.origin)
  try {
    let [wallMs, answer] = [0, '']
    for (let request = 0; request < 2; request++) {
      const startMs = performance.now()
      const response = await fetch(`${server.origin}/analysis/takings?by=${way}`, { signal: lab.signal })
      answer = await response.text()
      if (!response.ok) throw new Error(`${way}: ${answer.slice(0, 200)}`)
      wallMs = performance.now() - startMs
    }
    const canary = await stopCanary()
    const { longestMs } = await server.stop()
    return { way, wallMs, longestStallMs: longestMs, canaryMaxMs: canary.maxMs, answer }
  } finally {
    await Promise.allSettled([stopCanary(), server.stop()])
  }
}

function toFinding(runs: readonly WayBackRun[]): Finding {
  const stallOf = (way: WayBack) => runs.find((run) => run.way === way)?.longestStallMs ?? 0
  const ratio = stallOf('clone') / Math.max(1, stallOf('inline'))
  const longestFreeMs = Math.max(stallOf('transfer'), stallOf('aggregate'))
  return {
    id: 'worker-return',
    title: 'What comes back from a worker is work again',
    text:
      '100 000 rows of 8 columns are parsed and two of their columns added up, five ways: on the main thread, in one piece ' +
      'and in slices; in a worker that returns the rows, in one that returns their numbers as bytes that change hands, and in ' +
      `one that adds up itself. Returning the rows held the main thread up ${ratio.toFixed(1)} times as long as doing all of ` +
      'the work on it in one piece.',
    checks: [
      {
        text: 'All ways answer the same',
        isMet: new Set(runs.map(({ answer }) => answer)).size === 1,
        measured: `${new Set(runs.map(({ answer }) => answer)).size} different answers of ${runs.length}`,
      },
      {
        text: 'A worker that returns rows by structured clone stalls longer than no worker that lets others in between',
        isMet: stallOf('clone') > stallOf('slices') && stallOf('clone') >= 50,
        measured: `${formatLongest(stallOf('clone'))} against ${formatLongest(stallOf('slices'))}`,
        claim: 'measured before: 116–228 ms for 100 000 rows of 8 columns, an asynchronous driver 26–81 ms',
      },
      {
        text: 'Transferred bytes and an aggregate leave the main thread free (below 50 ms)',
        isMet: longestFreeMs < 50,
        measured: `longest ${formatLongest(longestFreeMs)}`,
        claim: 'measured before: 12–59 ms',
      },
    ],
    tables: [
      {
        caption: 'Two requests each',
        columns: [
          { title: 'what comes back', unit: 'text' },
          { title: 'longest stall', unit: 'ms' },
          { title: 'longest wait of the canary', unit: 'ms' },
          { title: 'wall, second request', unit: 'ms' },
        ],
        rows: runs.map(({ way, longestStallMs, canaryMaxMs, wallMs }) => [
          ...[wordsFor[way], longestStallMs, canaryMaxMs, wallMs],
        ]),
      },
    ],
  }
}

const wordsFor: Record<WayBack, string> = {
  inline: 'no worker, one piece',
  slices: 'no worker, slices',
  clone: 'all rows, cloned',
  transfer: 'their numbers, transferred',
  aggregate: 'the sums',
}
