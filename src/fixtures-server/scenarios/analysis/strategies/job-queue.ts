import { FlowProducer, QueueEvents } from 'bullmq'
import { divide, sumUp } from '../divide.ts'
import type { ConcludeJob } from './queue-worker.ts'
import { QueueWorkers } from './queue-workers.ts'
import { connectionTo, queueNames } from './queues.ts'
import type { Analysed, AnalysisStrategy, StrategyOptions } from './strategy.ts'

/** Longest wait for an answer. */
const patienceMs = 60_000

/** As jobs on a queue in Redis, done by worker processes: here the server's own children, as well ones on other machines.
 *  The parts go from worker to worker through Redis; the server gets the answer only.
 *  @throws Error when Redis does not answer
 */
export async function startJobQueue({ workers, logPath, redis }: StrategyOptions): Promise<AnalysisStrategy> {
  if (redis === undefined) throw new Error('The queue was given no Redis.')
  const options = { connection: connectionTo(redis.url), prefix: redis.schema }
  const flows = new FlowProducer(options)
  const events = new QueueEvents(queueNames.conclude, options)
  const waiting = new Set<(error: Error) => void>()
  flows.on('error', () => {})
  // A queue that is gone does not answer: who waits for it is told.
  events.on('error', (error) => {
    for (const reject of waiting) reject(error)
  })
  await withinTime(events.waitUntilReady())
  const children = new QueueWorkers({ ...redis, count: workers })
  return {
    async analyse(path: string): Promise<Analysed> {
      const tasks = await divide({ path, workers, logPath })
      const { job } = await withinTime(
        flows.add({
          ...{ name: 'conclude', queueName: queueNames.conclude, opts: { removeOnComplete: 20, removeOnFail: 20 } },
          children: tasks.map((data) => ({
            ...{ name: 'part', queueName: queueNames.parts, data },
            opts: { failParentOnFailure: true, removeOnComplete: true, removeOnFail: 20 },
          })),
        }),
      )
      const { parts, analysis, timings } = await new Promise<ConcludeJob>((resolve, reject) => {
        waiting.add(reject)
        job
          .waitUntilFinished(events, patienceMs)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject))
      })
      // Serialised, then as text into Redis and out again: base 64 has four characters for three bytes.
      const copied = parts.reduce((sum, { bytes, textBytes }) => sum + bytes + 2 * textBytes, 0)
      return sumUp(parts, { analysis, timings }, { copied, transferred: 0 })
    },
    async close() {
      children.close()
      await Promise.allSettled([flows.close(), events.close()])
    },
  }
}

/** @throws Error when Redis does not answer within five seconds */
async function withinTime<Result>(answer: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer within 5 s.')), 5_000)
  })
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer))
}
