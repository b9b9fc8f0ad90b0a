import { normalize } from 'node:path/posix'
import type { Blocker, Location } from '../model.ts'

/** Where a blocker is shown: the user's own call, else the library's, with what is known of it. */
export function placeOf({ location, library }: Blocker): Omit<Location, 'column'> | Location | undefined {
  const place = location ?? library
  return place === undefined || place.file === '' ? undefined : place
}

/** A path below the repository's root; one that lies elsewhere as it is.
 *  @param repositoryBase from the root to what the path is relative to, '' or ending in `/` */
export function repositoryPath(file: string, repositoryBase: string): string {
  if (isAbsolute(file)) return file
  const path = normalize(`${repositoryBase}${file}`)
  return path.startsWith('../') ? file : path
}

/** A path as SARIF writes it: relative to the repository's root where it is inside, else a file: URI.
 *  @param repositoryBase from the root to what the path is relative to, '' or ending in `/` */
export function toUri(file: string, repositoryBase: string): { uri: string; uriBaseId?: 'SRCROOT' } {
  if (isAbsolute(file)) return { uri: `file://${file.startsWith('/') ? '' : '/'}${encodePath(file)}` }
  return { uri: encodePath(repositoryPath(file, repositoryBase)), uriBaseId: 'SRCROOT' }
}

const loneSurrogates = /\p{Surrogate}/gu

/** Also on Windows, where paths of a recording have `/` all the same. */
function isAbsolute(file: string): boolean {
  return /^(?:[A-Za-z]:)?\//u.test(file)
}

/** Encoded by step: no path can name a scheme, a query or a fragment. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((step, index) =>
      index === 0 && /^[A-Za-z]:$/u.test(step) ? step : encodeURIComponent(step.replace(loneSurrogates, '\uFFFD')),
    )
    .join('/')
}
