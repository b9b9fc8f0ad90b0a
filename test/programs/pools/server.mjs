// Two routes share a client of another server. Reading the answer to /large blocks, wherever the client does that; reading that to
// /small is nothing. The argument names the client.
import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { untilWatched } from '../until-watched.cjs'

const { ask } = await import(`./${process.argv[2]}.mjs`)

const server = createServer(async (request, response) => {
  try {
    const size = request.url === '/large' ? 'large' : 'small'
    const answer = await ask(size)
    if (size === 'small') await delay(400)
    response.end(answer)
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
})
process.on('SIGTERM', () => process.exit(0))
await ask('small')
server.listen(0, '127.0.0.1', async () => {
  await untilWatched()
  console.log(server.address().port)
})
