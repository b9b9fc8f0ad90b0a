import type { Fix } from '../model.ts'

export const limitConcurrency: Fix = {
  id: 'limit-concurrency',
  title: 'Limit how many run at once',
  summary:
    'Admit a few expensive requests at a time and answer the others 429 with Retry-After at once, instead of letting all of them wait.',
  when: 'No single call is long, but so many arrive that the loop is never idle; or each holds a connection or much memory.',
  whenNot:
    'A single request already blocks for long: limiting makes others wait in line for the same stall. Health checks and cheap routes must not share the limit.',
  before: `app.get('/analysis', (request) => analyse(request.query))`,
  after: `let running = 0

app.get('/analysis', async (request, reply) => {
  if (running >= 4) {
    reply.code(429).header('retry-after', '2')
    return { error: 'busy, try again in 2 seconds' }
  }
  running += 1
  try {
    return await analyse(request.query)
  } finally {
    running -= 1
  }
})`,
}
