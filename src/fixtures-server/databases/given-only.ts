import { DatabaseError, type DatabaseOptions, type RunningDatabase } from './database.ts'
import { type ServerKind, takePlace } from './own-place.ts'

/** Starts a database that nobody can bring along: a place on the server that the user gives.
 *  @param kind.exampleUrl shown where none is given
 *  @param loadDriver fails where the driver is missing, before anything is connected
 *  @throws DatabaseError 'refused' or 'not-here'
 */
export async function startGivenOnly(
  kind: ServerKind & { exampleUrl: string },
  { url }: DatabaseOptions,
  loadDriver: () => Promise<unknown>,
): Promise<RunningDatabase> {
  if (url === undefined) {
    throw new DatabaseError({
      reason: 'not-here',
      database: kind.title,
      why: 'no server was given, and none can be brought along',
      how: `${kind.flag} ${kind.exampleUrl}`,
    })
  }
  await loadDriver()
  return takePlace(kind, url)
}
