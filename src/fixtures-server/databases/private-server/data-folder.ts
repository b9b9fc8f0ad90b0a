import { access, chown, constants, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'

/** Makes a temporary folder that belongs to the server's account and that only it (and root) can enter.
 *  @param name `loopcheck-<name>-<random>` becomes the folder's name
 *  @throws Error when there is no temporary folder that the account can reach
 */
export async function makeDataFolder(name: string, account: Account | undefined): Promise<string> {
  const parent = account === undefined ? tmpdir() : await findSharedTemp()
  const folder = await mkdtemp(join(parent, `loopcheck-${name}-`))
  if (account !== undefined) await chown(folder, account.uid, account.gid)
  return folder
}

/** Removes it. A server that is just ending may still write: hence the retries. */
export async function removeDataFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/** Root's own TMPDIR may lie in a folder that nobody else can enter, such as /root/tmp. */
async function findSharedTemp(): Promise<string> {
  const candidates = [tmpdir(), '/tmp', '/var/tmp']
  for (const folder of candidates) {
    if (await isOpenToAll(folder)) return folder
  }
  throw new Error(`no temporary folder is open to other users (tried ${candidates.join(', ')})`)
}

/** True when every user can pass through the folder and all above it, and we can write there. */
async function isOpenToAll(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK)
    for (let step = folder; ; step = dirname(step)) {
      const { mode } = await stat(step)
      if ((mode & constants.S_IXOTH) === 0) return false
      if (step === dirname(step)) return true
    }
  } catch {
    // Missing or unreadable: not a place to use.
    return false
  }
}
