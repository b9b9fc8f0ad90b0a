// One connection that turns to TLS once it is open, as those of databases do; one question at a time.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { connect as secure, TLSSocket } from 'node:tls'
import { certificate as cert, key } from '../routes/certificate.cjs'
import { readValue } from './read-value.mjs'

const upstream = createServer((socket) => {
  const secured = new TLSSocket(socket, { isServer: true, key, cert })
  secured.on('data', (asked) => secured.write(asked))
  secured.on('error', () => {})
})
upstream.listen(0, '127.0.0.1')
await once(upstream, 'listening')
upstream.unref()

const plain = connect(upstream.address().port, '127.0.0.1')
await once(plain, 'connect')
const socket = secure({ socket: plain, rejectUnauthorized: false })
await once(socket, 'secureConnect')
let answered
socket.on('data', (text) => answered(readValue(String(text))))

let last = Promise.resolve()
export async function ask(size) {
  const before = last
  let done
  last = new Promise((resolve) => {
    done = resolve
  })
  await before
  const answer = new Promise((resolve) => {
    answered = resolve
  })
  socket.write(size)
  try {
    return await answer
  } finally {
    done()
  }
}
