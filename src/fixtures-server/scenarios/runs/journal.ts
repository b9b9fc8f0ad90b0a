import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from './run.ts'

/** Who started what, for whoever has to find that out later: a line a run. */
export class RunJournal {
  private readonly path: string

  /** @param folder must be there */
  constructor(folder: string) {
    this.path = join(folder, 'runs.jsonl')
  }

  /** Settles when the line is written.
   *  @throws what the file system throws */
  async write({ id, user, datasetId }: Run): Promise<void> {
    await appendFile(this.path, `${JSON.stringify({ runId: id, user, datasetId })}\n`)
  }
}
