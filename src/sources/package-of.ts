import { readFileSync } from 'node:fs'

/** `name@version` of the package that a file below node_modules belongs to.
 *  @returns undefined outside node_modules or when package.json cannot be read */
export function createPackageFinder(): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (path) => {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
    if (folder === undefined) return undefined
    if (!known.has(folder)) known.set(folder, readName(folder))
    return known.get(folder)
  }
}

function readName(folder: string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
      name?: string
      version?: string
    }
    return name === undefined ? undefined : `${name}@${version ?? ''}`
  } catch {
    // A folder without package.json is not a package.
    return undefined
  }
}
