import { DatabaseError } from './database.ts'

/** Loads a driver that users install only if they want it.
 *  @param options.database as people write it
 *  @param options.name of the package
 *  @throws DatabaseError 'not-here'
 */
export async function loadDriver<T>(
  { database, name }: { database: string; name: string },
  load: () => Promise<T>,
): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
    throw new DatabaseError(
      {
        reason: 'not-here',
        database,
        why: isMissing
          ? `the package ${name} is not installed`
          : `the package ${name} cannot be loaded (${(cause as Error).message})`,
        how: `npm i ${name}`,
      },
      { cause },
    )
  }
}
