import { datasetIdOf } from '../dataset-id.ts'
import type { RunJournal } from '../journal.ts'
import { notFound, Refusal } from '../refusal.ts'
import { type RunView, viewOf } from '../run.ts'
import type { EventFeed } from '../run-event.ts'
import type { Dataset, RunsService, RunsStatus } from '../service.ts'
import type { RunsSettings } from '../settings.ts'
import type { Analysis } from '../table/analysis.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import { ExpiringMap } from './expiring-map.ts'
import { type LoggedRun, RunRegistry } from './run-registry.ts'

/** What stays of an upload. */
interface StoredDataset {
  user: string
  dataset: Dataset
  bytes: Uint8Array
}

const mostStoredBytes = 512 * 1024 * 1024

/** Files are parsed and analysed in the pool; who may do what, and what there is, is decided here and in one go. */
export class PooledRunsService implements RunsService {
  private readonly datasets: ExpiringMap<StoredDataset>
  private readonly runs: RunRegistry
  private readonly pool: AnalysisPool
  private readonly journal: RunJournal
  private readonly sweeper: NodeJS.Timeout

  /** @param options.clock ms, from any moment */
  constructor(options: { pool: AnalysisPool; journal: RunJournal; settings: RunsSettings; clock: () => number }) {
    const { settings, clock } = options
    this.pool = options.pool
    this.journal = options.journal
    this.datasets = new ExpiringMap({ ttlMs: settings.ttlMs, mostBytes: mostStoredBytes, clock })
    this.runs = new RunRegistry({ ...settings, clock })
    this.sweeper = setInterval(() => this.sweep(), sweepEveryMs(settings.ttlMs)).unref()
  }

  async addDataset(user: string, bytes: Uint8Array): Promise<Dataset> {
    const described = await this.pool.describe(bytes)
    if ('problem' in described) throw new Refusal(400, described.problem)
    const { shape, bytes: back } = described
    const dataset = { datasetId: datasetIdOf(user, shape.checksum), ...shape }
    this.datasets.set(dataset.datasetId, { user, dataset, bytes: back }, back.byteLength)
    return dataset
  }

  async startRun(user: string, datasetId: string): Promise<RunView> {
    const stored = this.datasets.get(datasetId)
    if (stored?.user !== user) throw notFound('dataset')
    this.datasets.renew(datasetId)
    // The place is found and taken in one step, before anything is awaited.
    const logged = this.runs.open({ user, datasetId, checksum: stored.dataset.checksum })
    try {
      await this.journal.write(logged.run)
    } catch (error) {
      this.runs.fail(logged, 'The run could not be noted.')
      throw error
    }
    void this.execute(logged, stored.bytes)
    return viewOf(logged.run)
  }

  findRun(user: string, runId: string): RunView {
    return viewOf(this.find(user, runId).run)
  }

  resultOf(user: string, runId: string): Analysis {
    const { state, result } = this.find(user, runId).run
    if (result === undefined) throw new Refusal(409, `There is no result: the run is ${state}.`)
    return result
  }

  follow(user: string, runId: string, afterId: number): EventFeed {
    return this.find(user, runId).log.follow(afterId)
  }

  status(): RunsStatus {
    return { runs: this.runs.counts(), datasets: this.datasets.size }
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper)
    await this.pool.close()
  }

  /** Never rejects: nobody waits for it. */
  private async execute(logged: LoggedRun, bytes: Uint8Array): Promise<void> {
    try {
      const analysis = await this.pool.analyse(bytes, (message) => {
        if ('columns' in message) this.runs.start(logged, message.columns)
        else this.runs.advance(logged, message)
      })
      this.runs.finish(logged, analysis)
    } catch (error) {
      this.runs.fail(logged, (error as Error).message)
    }
  }

  private find(user: string, runId: string): LoggedRun {
    const found = this.runs.find(user, runId)
    if (found === undefined) throw notFound('run')
    return found
  }

  private sweep(): void {
    this.datasets.sweep()
    this.runs.sweep()
  }
}

/** Four times a TTL, at least once a minute. */
function sweepEveryMs(ttlMs: number): number {
  return Math.min(60_000, Math.max(20, ttlMs / 4))
}
