import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a folder and those above it. What is there already is left alone, a file too: that shows when it is written to.
 *  Not `mkdirSync` with `recursive`: below /proc, where nothing can be made, that never returns (seen on Node 20).
 *  @throws what node:fs throws */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another loopcheck was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
