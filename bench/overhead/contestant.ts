import { join } from 'node:path'
import { type ServerProcess, startServer } from './server-process.ts'
import { type BenchServer, type ServerId, servers } from './servers.ts'
import { environmentOf, type Variant } from './variants.ts'
import { requireWatched } from './watched.ts'

/** One server in one variant, alive. */
export interface Contestant {
  serverId: ServerId
  server: BenchServer
  variant: Variant
  process: ServerProcess
  /** Stops it, and makes sure that its probe really watched.
   *  @throws Error when it did not: its figures would flatter the probe */
  stop(): Promise<void>
}

export interface Machine {
  /** Path of the Node.js program that runs the servers. */
  node: string
  canPin: boolean
  /** Folder for the recordings, which nobody keeps. */
  scratch: string
}

let recordings = 0

export async function startContestant(serverId: ServerId, variant: Variant, machine: Machine): Promise<Contestant> {
  const server = servers[serverId]
  const recording = join(machine.scratch, `${serverId}-${variant.id}-${recordings++}.jsonl`)
  const env = environmentOf(variant, process.env, recording)
  const running = await startServer({ ...machine, file: server.file, env })
  return {
    serverId,
    server,
    variant,
    process: running,
    async stop() {
      await running.stop()
      if (variant.probe !== undefined) requireWatched(recording, running.pid, variant.probe.hasRequests)
    },
  }
}
