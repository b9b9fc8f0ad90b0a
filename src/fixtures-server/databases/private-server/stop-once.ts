import type { ProcessGuard } from '../database.ts'
import { removeDataFolder } from './data-folder.ts'
import type { ServerProcess } from './server-process.ts'

/** @returns a function that ends a private server and removes its folder; calling it again waits for the same end */
export function stopOnce(running: { server: ServerProcess; folder: string; guard: ProcessGuard }): () => Promise<void> {
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    await running.server.end()
    await removeDataFolder(running.folder)
    running.guard.release(running.folder)
  }
  return () => {
    stopped ??= stop()
    return stopped
  }
}
