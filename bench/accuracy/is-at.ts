import type { Blocker } from '../../src/model.ts'
import type { ExpectedBlock } from './truth.ts'

/** True where a blocker stands at one of a block's places, with the package beside it that the truth names.
 *  @param places `file:line`; []: nothing of the program's is on the stack, the package itself is to be blamed
 */
export function isAt(blocker: Blocker, expected: ExpectedBlock, places: readonly string[]): boolean {
  const { location, library } = blocker
  const hasLibrary =
    expected.library === undefined || (library?.package === expected.library && /^\d/.test(library.version))
  if (places.length === 0) return location === undefined && hasLibrary
  return hasLibrary && location !== undefined && places.includes(`${location.file}:${location.line}`)
}
