import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Peer } from './peer.ts'

const folder = import.meta.dirname
const lastWordsLength = 400

/** Installs the packages of package.json into bench/peers/node_modules, unless these very versions are there.
 *  @returns why that failed; undefined when all is there
 */
export function installPeers(peers: readonly Peer[], say: (text: string) => void): string | undefined {
  if (peers.every((peer) => peer.package === undefined || isInstalled(peer.package))) return undefined
  say('npm ci in bench/peers')
  const { status, stderr, error } = spawnSync(
    'npm',
    ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  )
  return status === 0 ? undefined : `npm ci failed: ${error?.message ?? stderr.trim().slice(-lastWordsLength)}`
}

/** @returns the version that package.json pins */
export function versionOf(name: string): string {
  const { dependencies } = readJson(join(folder, 'package.json')) as { dependencies: Record<string, string> }
  return dependencies[name] ?? 'unknown'
}

function isInstalled(name: string): boolean {
  const path = join(folder, 'node_modules', name, 'package.json')
  return existsSync(path) && (readJson(path) as { version: string }).version === versionOf(name)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
