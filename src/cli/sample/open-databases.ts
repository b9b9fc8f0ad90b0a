import {
  DatabaseError,
  type DatabaseId,
  databaseTitles,
  type RunningDatabase,
} from '../../fixtures-server/databases/database.ts'
import { databases } from '../../fixtures-server/databases/databases.ts'
import type { Guardian } from '../../guardian/guardian.ts'
import { asLoopcheckError } from './database-failure.ts'

/** Why a database cannot be used on this machine, and what to do about it. */
export interface DatabaseLack {
  /** `MySQL: no mariadbd or mysqld was found` */
  why: string
  how: string
}

/** The databases of one bench: each started when first asked for, all stopped together. */
export interface OpenDatabases {
  /** @throws LoopcheckError 'database-refused', 'database-did-not-start' */
  open(id: DatabaseId): Promise<{ running: RunningDatabase } | { lack: DatabaseLack }>
  running(): readonly RunningDatabase[]
  /** Never rejects before all were told to stop. */
  stop(): Promise<void>
}

export function createOpenDatabases(options: {
  urls: Partial<Record<DatabaseId, string>>
  guard: Guardian
  /** Told when one is being started. */
  onStart: (title: string) => void
  log?: (line: string) => void
}): OpenDatabases {
  const opened = new Map<DatabaseId, Promise<{ running: RunningDatabase } | { lack: DatabaseLack }>>()
  const up: RunningDatabase[] = []

  async function start(id: DatabaseId) {
    options.onStart(databaseTitles[id])
    const database = await databases[id]?.()
    if (database === undefined) throw new Error(`There is no ${id} yet.`)
    const url = options.urls[id]
    try {
      const running = await database.start({
        guard: options.guard,
        ...(url === undefined ? {} : { url }),
        ...(options.log === undefined ? {} : { log: options.log }),
      })
      up.push(running)
      return { running }
    } catch (error) {
      if (error instanceof DatabaseError && error.reason === 'not-here') {
        return { lack: { why: `${error.database}: ${error.why}`, how: error.how } }
      }
      throw asLoopcheckError(error)
    }
  }

  return {
    open(id) {
      const known = opened.get(id) ?? start(id)
      opened.set(id, known)
      return known
    },
    running: () => up,
    async stop() {
      const ends = await Promise.allSettled(up.map((database) => database.stop()))
      const failed = ends.find((end) => end.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    },
  }
}
