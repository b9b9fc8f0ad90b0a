import { type Call, send, sendUntilTaken } from './client/request.ts'
import { waitForEnd } from './client/wait-for-end.ts'
import type { RunView } from './run.ts'
import { makeCsv } from './sample/make-csv.ts'
import type { Dataset } from './service.ts'

/** Longest wait for all of it, ms. */
const patienceMs = 60_000

/** Goes through the story once: uploads, analyses, asks for what is not there. Ids of runs, which are random, are left out.
 *  @returns all answers as one text
 */
export async function answerWholeFlow(origin: string): Promise<string> {
  const call = { origin, user: 'sample-user', signal: AbortSignal.timeout(patienceMs) }
  const ownFile = makeCsv({ rows: 500, seed: 7 })
  const answers: string[] = []
  for (const body of [{ sample: 'large' }, ownFile]) {
    const { status, text } = await send(call, 'POST', '/runs/datasets', body)
    const { datasetId } = JSON.parse(text) as Dataset
    answers.push(`${status} ${text}`, ...(await answerRun(call, datasetId)))
  }
  const refused = [new TextEncoder().encode('a,b\n1,2,3\n'), new TextEncoder().encode(''), { sample: 'huge' }]
  for (const body of refused) {
    const { status, text } = await send(call, 'POST', '/runs/datasets', body)
    answers.push(`${status} ${text}`)
  }
  const { status, text } = await send(call, 'POST', '/runs', { datasetId: 'unknown' })
  return [...answers, `${status} ${text}`].join('\n')
}

async function answerRun(call: Call, datasetId: string): Promise<string[]> {
  const { runId } = await sendUntilTaken<RunView>(call, '/runs', { datasetId })
  const { state, share } = await waitForEnd(call, runId, 20)
  const { status, text } = await send(call, 'GET', `/runs/${runId}/result`)
  return [`${datasetId}: ${state}, ${share}`, `${status} ${text}`]
}
