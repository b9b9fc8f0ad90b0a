import { mkdirSync, readdirSync } from 'node:fs'
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
  /** Stops it, and makes sure that its probe, or another tool, really watched.
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
  const folder = join(machine.scratch, `${serverId}-${variant.id}-${recordings++}`)
  mkdirSync(folder)
  const recording = join(folder, 'recording.jsonl')
  const injection = variant.inject?.(folder)
  const env = { ...environmentOf(variant, process.env, recording), ...injection?.env }
  const nodeArgs = injection?.nodeArgs ?? []
  const running = await startServer({ ...machine, nodeArgs, file: server.file, env, cwd: folder })
  return {
    serverId,
    server,
    variant,
    process: running,
    async stop() {
      await running.stop()
      if (variant.probe !== undefined) requireWatched(recording, running.pid, variant.probe.hasRequests)
      if (injection !== undefined) requireLeft(folder, injection.leaves)
    },
  }
}

function requireLeft(folder: string, leaves: RegExp): void {
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  if (!left.some((path) => leaves.test(path))) throw new Error(`it left nothing like ${leaves} in [${left.join(', ')}]`)
}
