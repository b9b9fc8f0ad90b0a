import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Servers lie where ordinary users' PATH does not lead. */
export const serverFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/bin', '/opt/homebrew/bin']

/** Finds programs on PATH and where systems keep servers, best first.
 *  @param names without the system's ending
 *  @param others looked into after PATH
 */
export async function* findPrograms(
  names: readonly string[],
  path = process.env.PATH ?? '',
  others: readonly string[] = serverFolders,
): AsyncGenerator<string> {
  const ending = process.platform === 'win32' ? '.exe' : ''
  for (const folder of [...path.split(delimiter).filter(Boolean), ...others]) {
    for (const name of names) {
      const file = join(folder, name + ending)
      if (await isExecutable(file)) yield file
    }
  }
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
