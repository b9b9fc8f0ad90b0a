/** What the probe costs: CPU per request, latency, start-up and memory, against the same server without it.
 *  Figures go to the terminal and to bench/results. Needs Linux, for the CPU clocks of other processes' threads. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from '../../src/cli/version.ts'
import { type Client, startClient } from './client-process.ts'
import type { Machine } from './contestant.ts'
import { type LifeFigures, measureLife } from './life.ts'
import { describeMachine, nodeVersionOf } from './machine.ts'
import { help, type Options, parseOptions, roundsByLife } from './options.ts'
import { canPinTo, clientCpu, serverCpu } from './pinned.ts'
import type { OverheadResult } from './result.ts'
import { measureStartUps, type StartUps } from './start-up.ts'
import { notesOn, summariseServer } from './summarise.ts'
import { formatResult } from './table.ts'
import { listVariants, probeSettings, type Variant } from './variants.ts'

const probeFolder = fileURLToPath(new URL('../../dist/probe', import.meta.url))

async function main(options: Options): Promise<void> {
  const variants = listVariants(probeFolder, options.probes)
  for (const { probe } of variants) requireBuilt(probe?.folder ?? probeFolder)
  const canPin = canPinTo([serverCpu, clientCpu])
  const scratch = mkdtempSync(join(tmpdir(), 'loopcheck-overhead-'))
  const client = startClient(canPin)
  try {
    for (const node of options.nodes) {
      const result = await measureNode({ options, variants, client, machine: { node, canPin, scratch } })
      process.stdout.write(`${formatResult(result)}\n${writeResult(result, options.output)}\n\n`)
    }
  } finally {
    await client.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function measureNode(setting: {
  options: Options
  variants: Variant[]
  client: Client
  machine: Machine
}): Promise<OverheadResult> {
  const { options, variants, machine } = setting
  const { serverIds, rounds, lives, sliceMs, warmupMs, connections, startUps } = options
  const node = nodeVersionOf(machine.node)
  const described = describeMachine(machine.canPin)
  const starts: StartUps[] = []
  for (const serverId of serverIds) {
    progress(`${node}: starting ${serverId} ${startUps} times`)
    starts.push(await measureStartUps({ serverId, variants, machine, count: startUps, random: Math.random }))
  }
  const figures: LifeFigures[] = []
  for (const [index, roundCount] of roundsByLife(rounds, lives).entries()) {
    progress(`${node}: life ${index + 1} of ${lives}, ${roundCount} rounds`)
    const life = { rounds: roundCount, sliceMs, warmupMs, connections }
    figures.push(...(await measureLife({ ...setting, serverIds, life, random: Math.random })))
  }
  const servers = starts.map((startUp) =>
    summariseServer({ serverId: startUp.serverId, variants, lives: figures, startUps: startUp }),
  )
  return {
    schema: 'loopcheck.overhead/v1',
    loopcheck: version,
    date: new Date().toISOString(),
    node,
    machine: described,
    settings: { rounds, lives, sliceMs, warmupMs, connections, startUps, ...probeSettings },
    servers,
    notes: notesOn(servers, machine.canPin),
  }
}

/** @returns the file's path */
function writeResult(result: OverheadResult, folder: string): string {
  mkdirSync(folder, { recursive: true })
  const [, major] = /^v(\d+)/.exec(result.node) ?? []
  const file = join(folder, `overhead-${result.date.slice(0, 10)}-node${major}.json`)
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`)
  return file
}

function requireBuilt(folder: string): void {
  if (!existsSync(join(folder, 'preload.cjs'))) throw new Error(`There is no built probe in ${folder}: npm run build.`)
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`)
}

const output = fileURLToPath(new URL('../results', import.meta.url))
const options = parseOptions(process.argv.slice(2), { node: process.execPath, output })
if (options.isHelp) process.stdout.write(help)
else await main(options)
