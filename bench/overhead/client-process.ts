import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Slice, SliceResult } from './drive.ts'
import { clientCpu, pinned } from './pinned.ts'

export interface Client {
  /** One slice at a time.
   *  @throws Error when the server failed, or the client ended */
  drive(slice: Slice): Promise<SliceResult>
  stop(): Promise<void>
}

/** Starts the client in a process of its own, always with the Node.js that runs the benchmark. */
export function startClient(canPin: boolean): Client {
  const [command, ...args] = pinned(
    clientCpu,
    [process.execPath, '--import', import.meta.resolve('tsx'), fileURLToPath(new URL('./client.ts', import.meta.url))],
    canPin,
  )
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const exited = once(child, 'exit')
  return {
    async drive(slice) {
      child.send(slice)
      const [message] = await Promise.race([
        once(child, 'message'),
        exited.then(() => [{ failure: 'the client ended' }]),
      ])
      const { result, failure } = message as { result?: SliceResult; failure?: string }
      if (result === undefined) throw new Error(`the client failed: ${failure}`)
      return result
    },
    async stop() {
      child.disconnect()
      await exited
    },
  }
}
