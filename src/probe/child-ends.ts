import type { ChildProcess } from 'node:child_process'
import type { ProbeMessage } from './messages.ts'
import { subscribeSafely } from './subscribe.ts'

/** A server that runs a program for every request would fill the recording with their ends. */
const maxChildren = 2000

/** Tells how the child processes of this process end: one that is killed cannot say so itself. */
export function watchChildEnds(clock: () => number, send: (message: ProbeMessage) => void): void {
  let seen = 0
  subscribeSafely('child_process', (message) => {
    const { process: child } = message as { process: ChildProcess }
    if (seen++ >= maxChildren) return
    child.once('exit', (code, signal) => {
      const { pid } = child
      if (pid !== undefined) send({ type: 'child', atMs: clock(), pid, code, signal })
    })
  })
}
