import { loopcheckError, withCause } from '../../errors.ts'
import { DatabaseError } from '../../fixtures-server/databases/database.ts'

/** @returns the message for a database that cannot be had; any other error as it is: a bug */
export function asLoopcheckError(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error
  const { reason, database, url = '', why, how } = error
  if (reason === 'refused') return withCause(loopcheckError('database-refused', database, url, why), error)
  if (reason === 'not-here') return withCause(loopcheckError('database-not-here', database, why, how), error)
  return withCause(loopcheckError('database-did-not-start', database, why, how), error)
}
