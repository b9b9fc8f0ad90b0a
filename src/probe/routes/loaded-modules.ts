import { createRequire } from 'node:module'

/** What the program's packages export from files with this ending, CommonJS only; several where one is installed more than once.
 *  The folder's name is not asked for: packages have aliases. Modules that ES modules import are in the same cache (seen on
 *  Node.js 20, 22, 24 and 26). */
export function loadedFrom(ending: string): object[] {
  return Object.entries(cache)
    .filter(([file]) => file.includes('node_modules') && file.replaceAll('\\', '/').endsWith(ending))
    .map(([, loaded]) => loaded?.exports as unknown)
    .filter(isObject)
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

const { cache } = createRequire(import.meta.url)
