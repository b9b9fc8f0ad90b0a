import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @param named an absolute path or a file: URL, as stacks and profiles name files
 *  @returns relative to the program's folder, `/`-separated; undefined for what is not the program's own code */
export function userFile(named: string, folder: string): string | undefined {
  const path = named.startsWith('file://') ? fileURLToPath(named) : named
  if (!isAbsolute(path)) return undefined
  const file = relative(folder, path).split(sep).join('/')
  return file.startsWith('../') || file.includes('node_modules/') ? undefined : file
}
