import type { RunView } from './run.ts'
import type { EventFeed } from './run-event.ts'
import type { Analysis } from './table/analysis.ts'
import type { DatasetShape } from './table/describe-dataset.ts'

/** An uploaded file. The same bytes of the same user are the same dataset, however often they are sent. */
export interface Dataset extends DatasetShape {
  datasetId: string
}

/** What GET /runs/status answers. */
export interface RunsStatus {
  runs: {
    active: number
    /** Most that were active at one time. */
    mostActive: number
    limit: number
    /** All that can still be asked for. */
    known: number
  }
  datasets: number
}

/** What the routes know of datasets and runs. All throw Refusals: 404 for what is not there, or is someone else's. */
export interface RunsService {
  /** @throws Refusal 400 for what is no CSV file */
  addDataset(user: string, bytes: Uint8Array): Promise<Dataset>
  /** Starts the analysis of a dataset; it goes on after the answer.
   *  @throws Refusal 429 while too many run */
  startRun(user: string, datasetId: string): Promise<RunView>
  findRun(user: string, runId: string): RunView
  /** @throws Refusal 409 before the run is done */
  resultOf(user: string, runId: string): Analysis
  /** @param afterId the last event that the reader has already; 0: none */
  follow(user: string, runId: string, afterId: number): EventFeed
  status(): RunsStatus
  /** Gives up on what is under way. */
  close(): Promise<void>
}
