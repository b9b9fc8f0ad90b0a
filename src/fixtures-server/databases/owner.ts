import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

/** What our schemas are called; others are never touched. As a regular expression of PostgreSQL, MySQL and JavaScript. */
export const schemaPattern = '^loopcheck_[0-9a-f]{12}$'

/** Schemas younger than this are never taken for leftovers. */
const leftoverAgeMs = 24 * 60 * 60 * 1_000

/** Left in each schema of ours, so that one whose maker was killed can be told from one in use. */
interface Owner {
  loopcheck: 'temporary'
  host: string
  pid: number
  /** ISO 8601 */
  createdAt: string
}

/** A name for a schema that nobody has yet. */
export function newSchemaName(): string {
  return `loopcheck_${randomBytes(6).toString('hex')}`
}

/** The note for a schema made by this process, now. */
export function ownerNote(): string {
  const owner: Owner = {
    loopcheck: 'temporary',
    host: hostname(),
    pid: process.pid,
    createdAt: new Date().toISOString(),
  }
  return JSON.stringify(owner)
}

/** True when the schema with this note was made by us, on this machine, more than a day ago, by a process that is no
 *  more.
 *  @param nowMs Date.now()
 */
export function isLeftover(note: string | null, nowMs: number): boolean {
  const owner = parseOwner(note)
  return (
    owner?.loopcheck === 'temporary' &&
    owner.host === hostname() &&
    nowMs - Date.parse(owner.createdAt) > leftoverAgeMs &&
    !isRunning(owner.pid)
  )
}

function parseOwner(note: string | null): Owner | undefined {
  try {
    return JSON.parse(note ?? '') ?? undefined
  } catch {
    // Somebody else's words: then it is somebody else's schema.
    return undefined
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
