import { once } from 'node:events'
import { connect } from 'node:http2'
import { setTimeout as pause } from 'node:timers/promises'
import { workerData as port } from 'node:worker_threads'

const session = connect(`http://127.0.0.1:${port}`)
for (let round = 0; round < 12; round++) {
  const stream = session.request({ ':path': `/keys/${round}/signature?plain=1` })
  stream.resume()
  await once(stream, 'end')
  await pause(250)
}
session.close()
