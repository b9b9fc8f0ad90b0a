import { fileURLToPath } from 'node:url'
import { captureStack } from '../capture.ts'
import { subscribeSafely } from '../subscribe.ts'
import type { RouteHost } from './route-teller.ts'
import { tellers } from './tellers.ts'

/** Servers whose beginning is looked at: a program may open and close them without end. */
const maxListens = 100

/** Lets the tellers meet the frameworks that the program has loaded. */
export function watchFrameworks(host: RouteHost): void {
  for (const teller of tellers) teller.start?.(host)
  let listens = 0
  function onListen(message: unknown): void {
    if (listens++ >= maxListens) return
    const { server } = message as { server: object }
    let files: string[] | undefined
    const listen = {
      server,
      files() {
        files ??= filesOf(onListen)
        return files
      },
    }
    for (const teller of tellers) {
      try {
        teller.onListen?.(listen, host)
      } catch {
        // A framework of another shape than expected: its paths are folded.
      }
    }
  }
  subscribeSafely('tracing:net.server.listen:asyncStart', onListen)
}

function filesOf(below: (message: unknown) => void): string[] {
  const [, main] = process.argv
  const files = captureStack(below).map(({ file }) => (file.startsWith('file:') ? fileURLToPath(file) : file))
  return [...new Set([...files, main ?? ''])].filter((file) => file.startsWith('/') || /^[a-z]:[\\/]/i.test(file))
}
