import type { Frame } from '../model.ts'

/** Where the innermost package on a stack was entered: what goes on inside a package is its own affair, and changes with its
 *  versions.
 *  @param frames innermost first
 *  @returns undefined where no package is on the stack
 */
export function packageEntry(frames: readonly Frame[]): Frame | undefined {
  const libraries = frames.filter((frame) => frame.owner === 'library')
  const name = nameOf(libraries[0])
  const left = libraries.findIndex((frame) => nameOf(frame) !== name)
  return libraries.at(left < 0 ? -1 : left - 1)
}

/** Without the version, which generated code may lack. */
function nameOf(frame: Frame | undefined): string | undefined {
  return frame?.package?.replace(/(.)@.*$/, '$1')
}
