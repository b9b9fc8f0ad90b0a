import { randomUUID } from 'node:crypto'
import type { Analysis } from './table/analysis.ts'

/** waiting: for a worker. done and failed are final. */
export type RunState = 'waiting' | 'running' | 'done' | 'failed'

/** One analysis of one dataset, asked for by one user. */
export interface Run {
  readonly id: string
  readonly user: string
  readonly datasetId: string
  /** Of the dataset: every event of the run names it. */
  readonly checksum: string
  state: RunState
  /** Columns analysed, of all; 0–1. */
  share: number
  /** Once done. */
  result?: Analysis
}

/** What GET /runs/:id answers. */
export type RunView = Pick<Run, 'datasetId' | 'state' | 'share'> & { runId: string }

const nextStates: Record<RunState, readonly RunState[]> = {
  waiting: ['running', 'failed'],
  running: ['done', 'failed'],
  done: [],
  failed: [],
}

export function createRun(asked: Pick<Run, 'user' | 'datasetId' | 'checksum'>): Run {
  return { id: randomUUID(), ...asked, state: 'waiting', share: 0 }
}

/** Moves a run to its next state.
 *  @throws Error where the run cannot get there: a bug of who moved it
 */
export function moveTo(run: Run, state: RunState): void {
  if (!nextStates[run.state].includes(state)) throw new Error(`A run cannot go from ${run.state} to ${state}.`)
  run.state = state
}

export function viewOf({ id, datasetId, state, share }: Run): RunView {
  return { runId: id, datasetId, state, share }
}
