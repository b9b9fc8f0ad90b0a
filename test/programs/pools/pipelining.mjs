// Many questions in flight on one connection, answered in order: how clients of Redis work.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { readValue } from './read-value.mjs'

const upstream = createServer((socket) => socket.on('data', (asked) => setTimeout(() => socket.write(asked), 10)))
upstream.listen(0, '127.0.0.1')
await once(upstream, 'listening')
upstream.unref()

const socket = connect(upstream.address().port, '127.0.0.1')
const waiting = []
socket.setEncoding('utf8')
socket.on('data', (text) => {
  for (const answer of text.split('\n').slice(0, -1)) waiting.shift()(readValue(answer))
})
export const ask = (size) =>
  new Promise((resolve) => {
    waiting.push(resolve)
    socket.write(`${size}\n`)
  })
