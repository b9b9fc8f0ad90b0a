import type { Fix } from '../model.ts'

export const jobQueue: Fix = {
  id: 'job-queue',
  title: 'Hand it to a job queue',
  summary:
    'Answer 202 at once, and let another process, or another machine, do the work from a queue such as BullMQ on Redis.',
  when: 'The work takes seconds, must survive a restart, needs retries, or is more than one machine can do.',
  whenNot:
    'The client needs the result in this very answer. A few hundred milliseconds of computing: a worker pool is simpler and needs no Redis.',
  before: `// 20 s, in the web process.
app.post('/reports', async (request) => buildReport(request.body))`,
  after: `// web.js
import { Queue } from 'bullmq'

const connection = { host: '127.0.0.1', port: 6379 }
const reports = new Queue('reports', { connection })

app.post('/reports', async (request, reply) => {
  const options = { attempts: 3, removeOnComplete: 1_000 }
  const job = await reports.add('build', request.body, options)
  return reply.code(202).send({ status: \`/reports/\${job.id}\` })
})

// worker.js, a process of its own
import { Worker } from 'bullmq'

new Worker('reports', (job) => buildReport(job.data), {
  connection: { host: '127.0.0.1', port: 6379 },
  concurrency: 2,
})`,
}
