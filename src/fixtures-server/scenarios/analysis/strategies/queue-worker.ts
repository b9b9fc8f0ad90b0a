import { type Job, Worker } from 'bullmq'
import type { PartTask } from '../divide.ts'
import { stepBack } from '../step-back.ts'
import { type ConcludeOutcome, doTask, type PartOutcome } from '../work.ts'
import { endWithParent } from './end-with-parent.ts'
import { queueNames } from './queues.ts'

/** A part, as it lies in Redis. */
interface PartJob extends Omit<PartOutcome, 'part'> {
  base64: string
}

/** What the server gets to hear. */
export interface ConcludeJob extends Omit<ConcludeOutcome, 'kind'> {
  parts: (Pick<PartOutcome, 'timings' | 'lockWaitMs'> & { bytes: number; textBytes: number })[]
}

stepBack()
endWithParent()

const { url, schema } = JSON.parse(process.env.ANALYSIS_QUEUE ?? '{}') as { url: string; schema: string }
// A connection that broke comes back by itself, for as long as it takes.
const options = { connection: { url, maxRetriesPerRequest: null }, prefix: schema }

const workers = [
  new Worker<PartTask, PartJob>(queueNames.parts, readPart, options),
  new Worker<unknown, ConcludeJob>(queueNames.conclude, concludeParts, options),
]
// It connects again by itself.
for (const worker of workers) worker.on('error', () => {})

async function readPart({ data }: Job<PartTask>): Promise<PartJob> {
  const { part, ...outcome } = await doTask(data)
  return { ...outcome, base64: Buffer.from(part).toString('base64') }
}

async function concludeParts(job: Job): Promise<ConcludeJob> {
  const children = Object.values(await job.getChildrenValues<PartJob>())
  const parts = children.map(({ base64 }) => Buffer.from(base64, 'base64'))
  const { analysis, timings } = await doTask({ kind: 'conclude', parts })
  return {
    ...{ analysis, timings },
    parts: children.map(({ base64, lockWaitMs, timings }, index) => ({
      ...{ lockWaitMs, timings, bytes: parts[index]?.byteLength ?? 0, textBytes: base64.length },
    })),
  }
}
