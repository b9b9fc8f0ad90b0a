import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Truth } from './truth.ts'

/** Holds what was built, and when; also below the packages of a program. */
const builtFolder = 'dist'
const stampName = '.built'

/** Builds those programs of a folder that have a `build` in truth.json and have changed since they were built last.
 *  @param only ids to build; [] builds all
 *  @param binFolder where the compilers' commands are: node_modules/.bin
 *  @throws Error with the compiler's words
 */
export function buildPrograms(folder: string, only: readonly string[], binFolder: string): void {
  for (const id of only.length > 0 ? only : readdirSync(folder)) {
    const truthPath = join(folder, id, 'truth.json')
    if (!existsSync(truthPath)) continue
    const { build } = JSON.parse(readFileSync(truthPath, 'utf8')) as Truth
    if (build !== undefined) buildProgram(join(folder, id), build, binFolder)
  }
}

/** @param steps `tsc …`, `esbuild …`, `node …` */
function buildProgram(folder: string, steps: readonly string[], binFolder: string): void {
  const stamp = join(folder, builtFolder, stampName)
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newestMs(folder)) return
  rmSync(join(folder, builtFolder), { recursive: true, force: true })
  for (const step of steps) {
    const [tool = '', ...args] = step.split(' ')
    runTool(tool === 'node' ? process.execPath : join(binFolder, tool), args, folder)
  }
  mkdirSync(join(folder, builtFolder), { recursive: true })
  writeFileSync(stamp, '')
}

function runTool(path: string, args: readonly string[], cwd: string): void {
  try {
    execFileSync(path, args, { cwd, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`${cwd}: ${path} ${args.join(' ')} failed.\n${stdout ?? ''}${stderr ?? ''}`, { cause: error })
  }
}

function newestMs(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== builtFolder)
    .map((entry) => {
      const path = join(folder, entry.name)
      return Math.max(statSync(path).mtimeMs, entry.isDirectory() ? newestMs(path) : 0)
    })
    .reduce((newest, ms) => Math.max(newest, ms), 0)
}
