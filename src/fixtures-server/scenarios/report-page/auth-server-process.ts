import type { AddressInfo } from 'node:net'
import { createAuthServer } from './auth/auth-server.ts'

/** A verification's latency and the limit, from the environment: defaults are those of a directory service in the same
 *  data centre that has other clients too. */
const { REPORT_AUTH_LATENCY_MS = '30', REPORT_AUTH_BURST = '60', REPORT_AUTH_PER_SECOND = '30' } = process.env

const server = createAuthServer({
  latencyMs: Number(REPORT_AUTH_LATENCY_MS),
  limit: { capacity: Number(REPORT_AUTH_BURST), perSecond: Number(REPORT_AUTH_PER_SECOND) },
})
server.listen({ host: '127.0.0.1', port: 0 }, () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`)
})

// The kernel closes this pipe when the process that started us ends, however it ends.
process.stdin.resume()
for (const event of ['end', 'error']) process.stdin.on(event, () => process.exit(0))

// Ctrl-C goes to the whole terminal: whoever started us still has requests to answer, and closes the pipe then.
process.on('SIGINT', () => {})
