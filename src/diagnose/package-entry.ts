import type { Frame } from '../model.ts'

/** Where the innermost package on a stack was entered: what goes on inside a package is its own affair, and changes with its
 *  versions.
 *  @param frames innermost first
 *  @returns undefined where no package is on the stack
 */
export function packageEntry(frames: readonly Frame[]): Frame | undefined {
  const all = frames.filter((frame) => frame.owner === 'library')
  // Nothing of a function at its head has run: a small package that others call all the time is often seen so.
  const libraries = all[0]?.isEntry === true && all.length > 1 ? all.slice(1) : all
  const name = packageName(libraries[0])
  const left = libraries.findIndex((frame) => packageName(frame) !== name)
  return libraries.at(left < 0 ? -1 : left - 1)
}

/** Without the version, which generated code may lack. */
export function packageName(frame: Frame | undefined): string | undefined {
  return frame?.package?.replace(/(.)@.*$/, '$1')
}
