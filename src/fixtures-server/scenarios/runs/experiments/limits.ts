import type { Finding } from '../../../../model.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { type Answer, type Call, send, sendUntilTaken } from '../client/request.ts'
import { waitForEnd } from '../client/wait-for-end.ts'
import type { RunView } from '../run.ts'
import { makeCsv } from '../sample/make-csv.ts'
import type { Dataset, RunsStatus } from '../service.ts'

const limit = 4
const starts = 3 * limit

interface Rush {
  strategy: string
  /** By the server's own count. */
  mostActive: number
  taken: number
  refused: number
  /** Of the refused ones: those that were told when to come back. */
  withRetryAfter: number
  /** Of the refused ones: those that came back then, again if they had to, and got their result. */
  doneLater: number
}

/** Three times as many starts at once as there are places. */
export const limits: Experiment = {
  id: 'limits',
  title: `${starts} starts at once for ${limit} places`,
  async measure(lab) {
    const bytes = makeCsv({ rows: lab.isQuick ? 10_000 : 30_000, seed: 3 })
    // Side by side: what counts is how many, not how long.
    return [toFinding(await Promise.all(lab.strategies.map((strategy) => rush(lab, strategy, bytes))))]
  },
}

async function rush(lab: Lab, strategy: string, bytes: Uint8Array): Promise<Rush> {
  const { origin, stop } = await lab.start(strategy, { MAX_CONCURRENT_RUNS: String(limit) })
  const call: Call = { origin, user: 'rush', signal: lab.signal }
  const { datasetId } = await sendUntilTaken<Dataset>(call, '/runs/datasets', bytes)
  const start = () => send(call, 'POST', '/runs', { datasetId })
  const answers = await Promise.all(Array.from({ length: starts }, start))
  const taken = answers.filter(({ status }) => status === 202)
  await Promise.all(taken.map(({ text }) => waitForEnd(call, runIdOf(text), 50)))
  const { runs } = JSON.parse((await send(call, 'GET', '/runs/status')).text) as RunsStatus
  const refused = answers.filter(({ status }) => status === 429)
  const later = await Promise.all(refused.map(() => comeBack(call, datasetId)))
  await stop()
  return {
    ...{ strategy, mostActive: runs.mostActive, taken: taken.length, refused: refused.length },
    withRetryAfter: refused.filter(hasRetryAfter).length,
    doneLater: later.filter((isDone) => isDone).length,
  }
}

async function comeBack(call: Call, datasetId: string): Promise<boolean> {
  const { runId } = await sendUntilTaken<RunView>(call, '/runs', { datasetId })
  return (await waitForEnd(call, runId, 50)).state === 'done'
}

function runIdOf(text: string): string {
  return (JSON.parse(text) as RunView).runId
}

function hasRetryAfter({ retryAfterS }: Answer): boolean {
  return retryAfterS !== undefined && retryAfterS >= 1
}

function toFinding(rushes: readonly Rush[]): Finding {
  return {
    id: 'limits',
    title: `${starts} starts at once for ${limit} places`,
    text:
      `MAX_CONCURRENT_RUNS is ${limit}, and ${starts} runs are started at once. Where the limit is checked, something is awaited and only ` +
      'then the run is counted, those who come meanwhile all find the same place free. Counted in the same step, none does.',
    checks: rushes.filter(({ strategy }) => strategy === 'offloaded').flatMap(checksOf),
    tables: [
      {
        caption: `Of ${starts} starts at once`,
        columns: [
          { title: 'Path', unit: 'text' },
          { title: 'Limit', unit: 'count' },
          { title: 'Most active at once', unit: 'count' },
          { title: 'Taken', unit: 'count' },
          { title: 'Refused with 429', unit: 'count' },
          { title: 'Refused, done later', unit: 'count' },
        ],
        rows: rushes.map((one) => [one.strategy, limit, one.mostActive, one.taken, one.refused, one.doneLater]),
      },
    ],
  }
}

function checksOf({ mostActive, taken, refused, withRetryAfter, doneLater }: Rush): NonNullable<Finding['checks']> {
  return [
    {
      text: 'Never more runs than the limit are active',
      isMet: mostActive <= limit,
      measured: `${mostActive} of ${limit}`,
    },
    {
      text: 'All others are refused and told when to come back',
      isMet: taken + refused === starts && refused > 0 && withRetryAfter === refused,
      measured: `${taken} taken, ${refused} refused, ${withRetryAfter} with Retry-After`,
    },
    {
      text: 'Who comes back then gets a result',
      isMet: refused > 0 && doneLater === refused,
      measured: `${doneLater} of ${refused}`,
    },
  ]
}
