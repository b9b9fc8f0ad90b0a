// A plain node:http server with a blocking route, a fast one, and one that never answers.
import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { untilWatched } from './until-watched.cjs'

async function slow(response) {
  await delay(5)
  const end = performance.now() + 300
  while (performance.now() < end); // slow
  response.end('slow')
}

async function rare(response) {
  await delay(5)
  const end = performance.now() + 300
  while (performance.now() < end); // rare
  response.end('rare')
}

const server = createServer((request, response) => {
  if (request.url.startsWith('/slow/')) slow(response)
  else if (request.url.startsWith('/rare/')) rare(response)
  else if (request.url.startsWith('/waits')) delay(250).then(() => response.end('waited'))
  else if (!request.url.startsWith('/never')) response.end('fast')
})
process.on('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', async () => {
  await untilWatched()
  console.log(server.address().port)
})
