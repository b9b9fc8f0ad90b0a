// Tells the benchmark where the server listens, and when; ends the server in a way that lets tools write their results.
const { appendFileSync } = require('node:fs')
const { subscribe } = require('node:diagnostics_channel')
const { isMainThread } = require('node:worker_threads')

const { LOOPCHECK_PEERS_LISTEN: file } = process.env
if (isMainThread && file !== undefined) {
  subscribe('tracing:net.server.listen:asyncEnd', ({ server }) => {
    const address = server.address()
    if (typeof address === 'object' && address !== null) {
      appendFileSync(file, `${JSON.stringify({ port: address.port, atUs: Number(process.hrtime.bigint() / 1000n) })}\n`)
    }
  })
  process.on('SIGTERM', () => process.exit(0))
}
