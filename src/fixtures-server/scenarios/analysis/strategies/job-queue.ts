import { setTimeout as delay } from 'node:timers/promises'
import { FlowProducer, type Job, Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { divide, sumUp } from '../divide.ts'
import type { ConcludeJob } from './queue-worker.ts'
import { QueueWorkers } from './queue-workers.ts'
import { queueNames } from './queues.ts'
import type { Analysed, AnalysisStrategy, StrategyOptions } from './strategy.ts'

/** Longest wait for an answer, and how often the queue is asked for it. */
const patienceMs = 60_000
const pollMs = 10

/** As jobs on a queue in Redis, done by worker processes: here the server's own children, as well ones on other machines.
 *  The parts go from worker to worker through Redis; the server gets the answer only.
 *  @throws Error when Redis does not answer
 */
export async function startJobQueue({ workers, logPath, redis }: StrategyOptions): Promise<AnalysisStrategy> {
  if (redis === undefined) throw new Error('The queue was given no Redis.')
  const connection = await connect(redis.url)
  const options = { connection, prefix: redis.schema }
  const flows = new FlowProducer(options)
  const queue = new Queue<unknown, ConcludeJob>(queueNames.conclude, options)
  flows.on('error', () => {})
  queue.on('error', () => {})
  const children = new QueueWorkers({ ...redis, count: workers })
  return {
    async analyse(path: string): Promise<Analysed> {
      const tasks = await divide({ path, workers, logPath })
      const { job } = await flows.add({
        ...{ name: 'conclude', queueName: queueNames.conclude, opts: { removeOnComplete: 20, removeOnFail: 20 } },
        children: tasks.map((data) => ({
          ...{ name: 'part', queueName: queueNames.parts, data },
          opts: { failParentOnFailure: true, removeOnComplete: true, removeOnFail: 20 },
        })),
      })
      const { parts, analysis, timings } = await waitFor(queue, job)
      // Serialised, then as text into Redis and out again: base 64 has four characters for three bytes.
      const copied = parts.reduce((sum, { bytes, textBytes }) => sum + bytes + 2 * textBytes, 0)
      return sumUp(parts, { analysis, timings }, { copied, transferred: 0 })
    },
    async close() {
      children.close()
      // Not flows.close(): it says goodbye to Redis, and waits for an answer.
      connection.disconnect()
    },
  }
}

/** A command fails at once while Redis is away, instead of being kept for later; the connection comes back by itself. */
async function connect(url: string): Promise<Redis> {
  const connection = new Redis(url, {
    ...{ lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 1, disconnectTimeout: 200 },
  })
  connection.on('error', () => {})
  try {
    await connection.connect()
    return connection
  } catch (error) {
    connection.disconnect()
    throw error
  }
}

/** @throws Error with the words of the job that failed; what Redis answers, or why it does not */
async function waitFor(queue: Queue<unknown, ConcludeJob>, { id }: Job): Promise<ConcludeJob> {
  const endMs = performance.now() + patienceMs
  while (performance.now() < endMs) {
    await delay(pollMs)
    const job = await queue.getJob(id ?? '')
    if (job?.failedReason) throw new Error(job.failedReason)
    if (job?.finishedOn) return job.returnvalue
  }
  throw new Error(`The queue has not answered within ${patienceMs / 1_000} s.`)
}
