import { EventEmitter } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { datasetIdOf } from '../dataset-id.ts'
import type { RunJournal } from '../journal.ts'
import { notFound, Refusal, tooManyRuns } from '../refusal.ts'
import { createRun, moveTo, type Run, type RunView, viewOf } from '../run.ts'
import type { EventFeed, RunEvent } from '../run-event.ts'
import type { Dataset, RunsService, RunsStatus } from '../service.ts'
import type { RunsSettings } from '../settings.ts'
import { type Analysis, analyseColumns } from '../table/analysis.ts'
import { CsvError } from '../table/csv-error.ts'
import { describeDataset } from '../table/describe-dataset.ts'
import type { Table } from '../table/parse-csv.ts'
import { readTable } from '../table/read-table.ts'
import { followLive } from './live-feed.ts'

/** Everything in one process and one thread, as a first version is written: it works for one user. */
export class InlineRunsService implements RunsService {
  // Nothing is ever taken out of these two: the process grows with every upload and every run.
  private readonly datasets = new Map<string, { dataset: Dataset; table: Table }>()
  private readonly runs = new Map<string, Run>()
  private readonly active = new Set<string>()
  /** One channel for all runs: as long as there is one at a time, its readers hear the right one. */
  private readonly events = new EventEmitter().setMaxListeners(0)
  private readonly journal: RunJournal
  private readonly limit: number
  private mostActive = 0
  private isClosed = false

  constructor({ journal, settings }: { journal: RunJournal; settings: RunsSettings }) {
    this.journal = journal
    this.limit = settings.mostRuns
  }

  async addDataset(user: string, bytes: Uint8Array): Promise<Dataset> {
    // Parsing is plain computing: `async` in front of the method gives nobody else a turn.
    const table = parse(bytes)
    const shape = describeDataset(bytes, table)
    const dataset = { datasetId: datasetIdOf(user, shape.checksum), ...shape }
    this.datasets.set(dataset.datasetId, { dataset, table })
    return dataset
  }

  async startRun(user: string, datasetId: string): Promise<RunView> {
    const stored = this.datasets.get(datasetId)
    if (stored === undefined) throw notFound('dataset')
    if (this.active.size >= this.limit) throw tooManyRuns(this.limit)
    const run = createRun({ user, datasetId, checksum: stored.dataset.checksum })
    // Others are served while this is written: each of them finds the same place free.
    await this.journal.write(run)
    this.active.add(run.id)
    this.mostActive = Math.max(this.mostActive, this.active.size)
    this.runs.set(run.id, run)
    void this.execute(run, stored.table)
    return viewOf(run)
  }

  // Whoever knows an id may read: the user is not asked for.
  findRun(_user: string, runId: string): RunView {
    return viewOf(this.find(runId))
  }

  resultOf(_user: string, runId: string): Analysis {
    const { state, result } = this.find(runId)
    if (result === undefined) throw new Refusal(409, `There is no result: the run is ${state}.`)
    return result
  }

  follow(_user: string, runId: string, _afterId: number): EventFeed {
    this.find(runId)
    return followLive(this.events)
  }

  status(): RunsStatus {
    const { active, mostActive, limit, runs, datasets } = this
    return { runs: { active: active.size, mostActive, limit, known: runs.size }, datasets: datasets.size }
  }

  async close(): Promise<void> {
    this.isClosed = true
  }

  private async execute(run: Run, table: Table): Promise<void> {
    const names = { runId: run.id, dataset: run.checksum }
    const analysis: Analysis = { rows: table.rows, columns: [] }
    let id = 0
    const tell = (name: RunEvent['name'], more: object = {}) => {
      id++
      this.events.emit('event', { id, name, data: { ...names, ...more } } satisfies RunEvent)
    }
    moveTo(run, 'running')
    tell('started', { columns: table.columns.length })
    for (const { statistics, step } of analyseColumns(table)) {
      analysis.columns.push(statistics)
      run.share = step.done / step.of
      tell('progress', step)
      // So that the event gets out before the next column; other runs go on meanwhile.
      await nextTurn()
      if (this.isClosed) return
    }
    moveTo(run, 'done')
    run.result = analysis
    this.active.delete(run.id)
    tell('result', { rows: analysis.rows, columns: analysis.columns.length })
    tell('done')
  }

  private find(runId: string): Run {
    const run = this.runs.get(runId)
    if (run === undefined) throw notFound('run')
    return run
  }
}

function parse(bytes: Uint8Array): Table {
  try {
    return readTable(bytes)
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal(400, error.message)
    throw error
  }
}
