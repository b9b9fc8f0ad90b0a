import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Report } from '../../src/model.ts'
import { readSlowly } from './read-slowly.ts'
import { startSurroundings } from './surroundings.ts'
import type { Program } from './truth.ts'

const durationS = 3
const defaultRate = 3
const defaultWarmupS = 1

/** Runs a program under the built loopcheck, as a user would.
 *  @param root the working directory: paths in the report are relative to it
 *  @param folder where the report goes; what it held is removed
 *  @throws Error when loopcheck failed, with its last words
 */
export async function runProgram(
  program: Program,
  options: { nodePath: string; root: string; folder: string; durationS?: number },
): Promise<Report> {
  const { nodePath, root, folder } = options
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { NODE_OPTIONS: _ours, ...env } = process.env
  const { stdout } = program.truth
  const surroundings = startSurroundings(program.truth.surroundings)
  const child = spawn(
    nodePath,
    loopcheckArguments(program, {
      ...options,
      prefix: surroundings.prefix,
      durationS: options.durationS ?? durationS,
    }),
    {
      cwd: root,
      env: { ...env, ...program.truth.env },
      stdio: [
        'ignore',
        stdout === 'file' ? openSync(join(folder, 'stdout.txt'), 'w') : stdout === undefined ? 'ignore' : 'pipe',
        'pipe',
      ],
    },
  )
  if (child.stdout !== null) void readSlowly(child.stdout)
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4000)
  })
  const [code] = (await once(child, 'close').finally(() => surroundings.end())) as [number | null]
  if (stdout === 'file') rmSync(join(folder, 'stdout.txt'))
  if (code !== 0) throw new Error(`${program.id}: loopcheck ended with ${code}.\n${words}`)
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
}

function loopcheckArguments(
  program: Program,
  options: { nodePath: string; root: string; folder: string; durationS: number; prefix: string[] },
): string[] {
  const { truth } = program
  const urls = truth.urls ?? (truth.url === undefined ? [] : [truth.url])
  const load =
    urls.length === 0 && truth.load === undefined
      ? []
      : [
          ...urls.flatMap((url) => ['--url', url]),
          ...(truth.load === undefined ? [] : ['--load', join(program.folder, truth.load)]),
          ...['--canary', '/health', '--rate', String(truth.rate ?? defaultRate)],
          ...['--duration', String(options.durationS), '--warmup', String(truth.warmup ?? defaultWarmupS)],
        ]
  const entry = relative(options.root, join(program.folder, truth.entry))
  const command = [...options.prefix, options.nodePath, ...(truth.nodeOptions ?? []), entry]
  return ['dist/cli/main.js', 'run', '--format', 'json', '-o', options.folder, ...load, '--', ...command]
}
