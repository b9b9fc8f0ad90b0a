/** What a long run costs in memory: the same server without and with the probe, both at full load for minutes.
 *  Usage: npm run bench:soak -- [--node <path>]… [--minutes <n>] [--only <server>]…
 *  All servers of all Node.js versions run at once: memory does not mind, and an hour is saved. Needs Linux. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { loopcheckError } from '../../src/errors.ts'
import { readRssBytes } from '../overhead/cpu-clock.ts'
import { drive } from '../overhead/drive.ts'
import { describeMachine, nodeVersionOf } from '../overhead/machine.ts'
import { type ServerProcess, startServer } from '../overhead/server-process.ts'
import { type ServerId, serverIds, servers } from '../overhead/servers.ts'
import { environmentOf, listVariants, type Variant } from '../overhead/variants.ts'
import { requireWatched } from '../overhead/watched.ts'
import { growthOf } from './growth.ts'

const root = resolve(import.meta.dirname, '../..')
const connections = 8
const sliceMs = 1000
const everyMs = 5000
const { values } = parseArgs({
  options: {
    node: { type: 'string', multiple: true, default: [process.execPath] },
    minutes: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true, default: ['hello', 'fastify'] },
  },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw loopcheckError('bad-number', '--minutes', 'a number above 0', values.minutes, '10')

interface Soaked {
  serverId: ServerId
  variant: Variant
  node: string
  recording: string
  running: ServerProcess
  requests: number
  rssBytes: number[]
}

const scratch = mkdtempSync(join(tmpdir(), 'loopcheck-soak-'))
const soaked: Soaked[] = []
try {
  for (const node of values.node) for (const given of values.only) await startPair(node, given)
  const endMs = performance.now() + minutes * 60_000
  const sampling = sample(endMs)
  await Promise.all(soaked.map((one) => load(one, endMs)))
  await sampling
  const results = soaked.map(figuresOf)
  const file = join(root, 'bench/results', `soak-${new Date().toISOString().slice(0, 10)}.json`)
  mkdirSync(join(root, 'bench/results'), { recursive: true })
  const machine = describeMachine(false)
  const settings = { minutes, connections, everyMs }
  writeFileSync(file, `${JSON.stringify({ schema: 'loopcheck.soak/v1', machine, settings, results }, undefined, 2)}\n`)
  process.stdout.write(`${results.map(lineOf).join('\n')}\n${file}\n`)
} finally {
  await Promise.all(soaked.map(({ running }) => running.stop()))
  for (const { variant, recording, running } of soaked)
    if (variant.probe !== undefined) requireWatched(recording, running.pid, true)
  rmSync(scratch, { recursive: true, force: true })
}

async function startPair(node: string, given: string): Promise<void> {
  const serverId = serverIds.find((id) => id === given)
  if (serverId === undefined) throw new Error(`There is no server "${given}". Known: ${serverIds.join(', ')}.`)
  for (const variant of listVariants(join(root, 'dist/probe'), []).filter(
    ({ id }) => id === 'bare' || id === 'probe',
  )) {
    const recording = join(scratch, `${nodeVersionOf(node)}-${serverId}-${variant.id}.jsonl`)
    const env = environmentOf(variant, process.env, recording)
    const running = await startServer({ node, file: servers[serverId].file, env, canPin: false })
    soaked.push({ serverId, variant, node: nodeVersionOf(node), recording, running, requests: 0, rssBytes: [] })
  }
}

async function load(one: Soaked, endMs: number): Promise<void> {
  while (performance.now() < endMs) {
    const slice = { port: one.running.port, path: servers[one.serverId].path, connections, durationMs: sliceMs }
    one.requests += (await drive(slice)).requests
  }
}

async function sample(endMs: number): Promise<void> {
  while (performance.now() < endMs) {
    for (const one of soaked) one.rssBytes.push(readRssBytes(one.running.pid))
    await delay(everyMs)
  }
}

interface SoakFigures {
  node: string
  server: string
  variant: string
  requests: number
  recordingBytes: number
  rssBytes: ReturnType<typeof growthOf>
}

function figuresOf({ node, serverId, variant, requests, recording, rssBytes }: Soaked): SoakFigures {
  const { size: recordingBytes } = statSync(recording, { throwIfNoEntry: false }) ?? { size: 0 }
  return { node, server: serverId, variant: variant.id, requests, recordingBytes, rssBytes: growthOf(rssBytes) }
}

function lineOf({ node, server, variant, requests, recordingBytes, rssBytes }: SoakFigures): string {
  const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  return (
    `${node} ${server.padEnd(8)} ${variant.padEnd(6)} ${requests} requests; RSS ${mebibytes(rssBytes.early)} -> ` +
    `${mebibytes(rssBytes.late)} MiB (most ${mebibytes(rssBytes.most)}); recording ${mebibytes(recordingBytes)} MiB`
  )
}
