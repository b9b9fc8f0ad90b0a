import { setTimeout as delay } from 'node:timers/promises'
import type { RunView } from '../run.ts'
import { type Call, send } from './request.ts'

/** Waits for a run's end by asking for its status.
 *  @throws Error when the run is not there, and what aborts the call's signal
 */
export async function waitForEnd(call: Call, runId: string, everyMs: number): Promise<RunView> {
  for (;;) {
    const { status, text } = await send(call, 'GET', `/runs/${runId}`)
    if (status !== 200) throw new Error(`GET /runs/${runId} was answered with ${status}: ${text}`)
    const view = JSON.parse(text) as RunView
    if (view.state === 'done' || view.state === 'failed') return view
    await delay(everyMs, undefined, { signal: call.signal })
  }
}
