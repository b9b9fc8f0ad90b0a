import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Guardian } from '../../guardian/guardian.ts'

/** Makes a temporary folder for a scenario's files, which goes also when we are killed. */
export async function makeSiteFolder(
  name: string,
  guard: Guardian,
): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `loopcheck-${name}-`))
  guard.folder(path)
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      guard.release(path)
    },
  }
}
