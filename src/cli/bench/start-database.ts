import { loopcheckError, withCause } from '../../errors.ts'
import {
  DatabaseError,
  type DatabaseId,
  type DatabaseOptions,
  type RunningDatabase,
} from '../../fixtures-server/databases/database.ts'
import { databases } from '../../fixtures-server/databases/databases.ts'

/** Starts a private database, or takes a place of our own in a given one.
 *  @throws LoopcheckError 'database-refused', 'database-did-not-start', 'database-not-here'
 */
export async function startDatabase(id: DatabaseId, options: DatabaseOptions): Promise<RunningDatabase> {
  const load = databases[id]
  if (load === undefined) throw new Error(`There is no database ${id}.`)
  const database = await load()
  try {
    return await database.start(options)
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    const { reason, database, url = '', why, how } = error
    if (reason === 'refused') throw withCause(loopcheckError('database-refused', database, url, why), error)
    if (reason === 'not-here') throw withCause(loopcheckError('database-not-here', database, why, how), error)
    throw withCause(loopcheckError('database-did-not-start', database, why), error)
  }
}
