import { createRequire } from 'node:module'

/** What the program has loaded from files with this ending, CommonJS only; several where a package is installed more than once.
 *  Modules that ES modules import are in the same cache (seen on Node.js 20, 22, 24 and 26). */
export function loadedFrom(ending: string): unknown[] {
  const place = `/node_modules/${ending}`
  return Object.entries(cache)
    .filter(([file]) => file.replaceAll('\\', '/').endsWith(place))
    .map(([, loaded]) => loaded?.exports)
}

const { cache } = createRequire(import.meta.url)
