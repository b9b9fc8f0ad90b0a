import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { loadWords } from './storage/words.js'

await pause(60)
const words = loadWords()
const server = http.createServer((request, response) => {
  response.end(request.url === '/health' ? 'ok' : String(words.length))
})
server.listen(0, '127.0.0.1')
setTimeout(() => server.close(), 1_200)
