import { readEvents } from '../client/read-events.ts'
import { type Call, send, sendUntilTaken } from '../client/request.ts'
import { waitForEnd } from '../client/wait-for-end.ts'
import type { RunView } from '../run.ts'
import type { RunEvent } from '../run-event.ts'
import type { Dataset } from '../service.ts'
import type { ShopFile } from './shop-files.ts'

/** What one user got. */
export interface UserOutcome {
  /** The run ended as done. */
  isDone: boolean
  isResultRight: boolean
  /** Every event of the run came, once and in order, to who listened from the start … */
  hasWholeStory: boolean
  /** … and to who asked for the first time after the end. */
  hasWholeLog: boolean
  /** Events in this user's stream that tell of somebody else's run. */
  foreignEvents: number
  /** Another user asked for the result and got it. */
  isOpenToOthers: boolean
  /** Times that the server said 429. */
  refusals: number
}

/** How long a stream may be silent after the run's end, ms: an event that has not come by then will not. */
const graceMs = 400
const pollEveryMs = 150

/** Lives through the story as one user: uploads a file, starts its analysis, listens to its events and asks how far it is,
 *  reads the result, and comes back for the events.
 *  @throws what fetch throws, and Error for answers that have no place in the story
 */
export async function followUser(origin: string, file: ShopFile, signal: AbortSignal): Promise<UserOutcome> {
  let refusals = 0
  const call: Call = { origin, user: file.user, signal, onBusy: () => refusals++ }
  const { datasetId } = await sendUntilTaken<Dataset>(call, '/runs/datasets', file.bytes)
  const { runId } = await sendUntilTaken<RunView>(call, '/runs', { datasetId })
  const live = listen(call, runId)
  const { state } = await waitForEnd(call, runId, pollEveryMs)
  const events = await live.endWithin(graceMs)
  const result = await send(call, 'GET', `/runs/${runId}/result`)
  const log = await listen(call, runId).endWithin(graceMs)
  const other = await send({ ...call, user: `not-${file.user}` }, 'GET', `/runs/${runId}/result`)
  return {
    isDone: state === 'done',
    isResultRight: result.text === file.result,
    hasWholeStory: isWhole(events, runId, file),
    hasWholeLog: isWhole(log, runId, file),
    foreignEvents: [...events, ...log].filter(({ data }) => data.runId !== runId || data.dataset !== file.checksum)
      .length,
    isOpenToOthers: other.status === 200,
    refusals,
  }
}

/** Collects events until their stream ends, or somebody has waited long enough. */
function listen(call: Call, runId: string): { endWithin(ms: number): Promise<RunEvent[]> } {
  const events: RunEvent[] = []
  const enough = new AbortController()
  const signal = AbortSignal.any([call.signal, enough.signal])
  const ended = collect(readEvents({ ...call, signal }, runId), events).catch((error: Error) => {
    if (!enough.signal.aborted) throw error
  })
  // Told to endWithin(), and to nobody before.
  ended.catch(() => {})
  return {
    async endWithin(ms) {
      const timer = setTimeout(() => enough.abort(), ms)
      await ended
      clearTimeout(timer)
      return events
    },
  }
}

async function collect(from: AsyncIterable<RunEvent>, into: RunEvent[]): Promise<void> {
  for await (const event of from) into.push(event)
}

function isWhole(events: readonly RunEvent[], runId: string, { checksum, columns }: ShopFile): boolean {
  const progress = Array.from({ length: columns }, () => 'progress')
  const wanted = ['started', ...progress, 'result', 'done'].map((name, index) => [index + 1, name, runId, checksum])
  const got = events.map(({ id, name, data }) => [id, name, data.runId, data.dataset])
  return JSON.stringify(got) === JSON.stringify(wanted)
}
