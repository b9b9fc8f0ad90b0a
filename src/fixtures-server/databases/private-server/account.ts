import { readFile } from 'node:fs/promises'

/** Whom a private database server runs as. */
export interface Account {
  uid: number
  gid: number
}

/** nobody and nogroup on Debian, Fedora, Alpine and the kernel's own overflow ids (proc_sys_kernel(5)). */
const overflowId = 65_534

/** PostgreSQL and MariaDB refuse to run as root: then they run as nobody.
 *  @returns undefined when we are not root: they run as ourselves
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  // initdb asks the system for its user's name, so the account must be one that the system knows.
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? []
  return { uid: Number(uid ?? overflowId), gid: Number(gid ?? overflowId) }
}
