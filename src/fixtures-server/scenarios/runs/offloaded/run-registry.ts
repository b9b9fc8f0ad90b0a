import { tooManyRuns } from '../refusal.ts'
import { createRun, moveTo, type Run } from '../run.ts'
import type { Analysis, ColumnDone } from '../table/analysis.ts'
import { EventLog } from './event-log.ts'
import { ExpiringMap } from './expiring-map.ts'

/** A run with the log of its events. */
export interface LoggedRun {
  readonly run: Run
  readonly log: EventLog
}

/** Of a finished run, roughly: its result, its events and what holds them. */
const runBytes = 20_000
const mostFinishedBytes = 200_000_000

/** The one owner of all runs. Every step is one synchronous call: nobody sees a run half changed, and nobody else takes the
 *  place that was just found free. */
export class RunRegistry {
  readonly limit: number
  private readonly active = new Map<string, LoggedRun>()
  private readonly finished: ExpiringMap<LoggedRun>
  private highest = 0

  /** @param options.clock ms, from any moment */
  constructor(options: { mostRuns: number; ttlMs: number; clock: () => number }) {
    this.limit = options.mostRuns
    this.finished = new ExpiringMap({ ttlMs: options.ttlMs, mostBytes: mostFinishedBytes, clock: options.clock })
  }

  /** Takes a place for a run.
   *  @throws Refusal 429 when there is none */
  open(asked: Pick<Run, 'user' | 'datasetId' | 'checksum'>): LoggedRun {
    if (this.active.size >= this.limit) throw tooManyRuns(this.limit)
    const opened = { run: createRun(asked), log: new EventLog() }
    this.active.set(opened.run.id, opened)
    this.highest = Math.max(this.highest, this.active.size)
    return opened
  }

  start({ run, log }: LoggedRun, columns: number): void {
    moveTo(run, 'running')
    log.append('started', { ...namesOf(run), columns })
  }

  advance({ run, log }: LoggedRun, step: ColumnDone): void {
    run.share = step.done / step.of
    log.append('progress', { ...namesOf(run), ...step })
  }

  finish(logged: LoggedRun, result: Analysis): void {
    const { run, log } = logged
    moveTo(run, 'done')
    run.result = result
    log.append('result', { ...namesOf(run), rows: result.rows, columns: result.columns.length })
    log.append('done', namesOf(run))
    this.release(logged)
  }

  fail(logged: LoggedRun, why: string): void {
    moveTo(logged.run, 'failed')
    logged.log.append('failed', { ...namesOf(logged.run), why })
    this.release(logged)
  }

  /** @returns undefined for what is not there, or is another user's */
  find(user: string, runId: string): LoggedRun | undefined {
    const found = this.active.get(runId) ?? this.finished.get(runId)
    return found?.run.user === user ? found : undefined
  }

  /** Removes the runs that ended a TTL ago. */
  sweep(): void {
    this.finished.sweep()
  }

  counts(): { active: number; mostActive: number; limit: number; known: number } {
    const { limit, active, finished, highest } = this
    return { active: active.size, mostActive: highest, limit, known: active.size + finished.size }
  }

  private release(logged: LoggedRun): void {
    logged.log.end()
    this.active.delete(logged.run.id)
    this.finished.set(logged.run.id, logged, runBytes)
  }
}

function namesOf({ id, checksum }: Run): { runId: string; dataset: string } {
  return { runId: id, dataset: checksum }
}
