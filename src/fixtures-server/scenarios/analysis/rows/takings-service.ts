import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { runInSlices } from '../phases/steps.ts'
import { addUp, addUpBlocks, addUpPacked, type OrderRow, readRows } from './order-rows.ts'
import type { Takings, WayBack } from './ways-back.ts'

/** Longest time that others wait for a turn. */
const sliceMs = 4

/** Adds a dataset's takings up, in one worker thread or none. */
export class TakingsService {
  private readonly path: string
  private readonly pool: Piscina

  constructor(path: string) {
    this.path = path
    const filename = fileURLToPath(new URL('./rows-worker.js', import.meta.url))
    this.pool = new Piscina({ filename, name: 'aggregate', minThreads: 1, maxThreads: 1 })
    this.pool.on('error', () => {})
  }

  async takings(way: WayBack): Promise<Takings> {
    if (way === 'inline') return addUp(readRows(this.path))
    if (way === 'slices') return runInSlices(addUpBlocks(await readFile(this.path)), sliceMs)
    const answer: unknown = await this.pool.run(this.path, { name: way })
    if (way === 'clone') return addUp(answer as OrderRow[])
    if (way === 'transfer') return addUpPacked(new Float64Array(answer as ArrayBuffer))
    return answer as Takings
  }

  async close(): Promise<void> {
    await this.pool.destroy()
  }
}
