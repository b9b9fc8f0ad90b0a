import { answersInTime } from './answers-in-time.ts'
import { findFreePort } from './free-port.ts'
import type { ServerProcess } from './server-process.ts'

/** Somebody may take the port between finding and using it. */
const portAttempts = 3

/** Starts a server on a free port, again on another one where somebody was quicker.
 *  @param options.ask logs in with the server's own password; rejects while there is no answer
 *  @param options.waitMs longest wait for that
 *  @param options.saysPortTaken reads the server's last words
 *  @throws Error with the server's last words
 */
export async function startOnFreePort(options: {
  start: (port: number) => Promise<ServerProcess>
  ask: (port: number) => Promise<unknown>
  waitMs: number
  saysPortTaken: RegExp
}): Promise<{ server: ServerProcess; port: number }> {
  const { start, ask, waitMs, saysPortTaken } = options
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort()
    const server = await start(port)
    if (await answersInTime(server, { waitMs, ask: () => ask(port) })) return { server, port }
    const why = await server.lastWords()
    await server.end()
    if (attempt === portAttempts || !saysPortTaken.test(why)) throw new Error(why || 'it did not answer')
  }
}
