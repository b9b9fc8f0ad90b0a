import type { ProcessGuard } from '../../src/fixtures-server/databases/database.ts'

/** A guard that only keeps lists: of all that was ever listed, and of what has not been released yet. */
export function recordingGuard(): ProcessGuard & { ever: (number | string)[]; listed: Set<number | string> } {
  const ever: (number | string)[] = []
  const listed = new Set<number | string>()
  const add = (what: number | string) => {
    ever.push(what)
    listed.add(what)
  }
  return { ever, listed, process: add, folder: add, release: (what) => listed.delete(what) }
}
