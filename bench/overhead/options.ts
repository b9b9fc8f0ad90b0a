import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loopcheckError } from '../../src/errors.ts'
import { type ServerId, serverIds } from './servers.ts'
import { listVariants } from './variants.ts'

export interface Options {
  /** Node.js programs to run the servers with, one result each. */
  nodes: string[]
  serverIds: ServerId[]
  rounds: number
  lives: number
  sliceMs: number
  warmupMs: number
  connections: number
  startUps: number
  /** More builds of the probe, measured beside the one under dist/. */
  probes: { name: string; folder: string }[]
  /** Where the results go. */
  output: string
  isHelp: boolean
}

export const help = `npm run bench:overhead -- [options]

  --node <path>          Node.js program for the servers; may be repeated (default: the one that runs this)
  --only <server>        ${serverIds.join(' or ')}; may be repeated (default: all)
  --rounds <n>           rounds in all (default 36)
  --lives <n>            how often every server is started anew (default 3)
  --slice <ms>           length of a slice (default 280)
  --warmup <ms>          load before a life's first round (default 1500)
  --connections <n>      requests under way at a time (default 16)
  --start-ups <n>        pairs of starts (default 15)
  --probe <name=folder>  another build's dist/probe, measured beside this one; may be repeated
  --output <folder>      default bench/results
`

/** @throws LoopcheckError 'bad-number'; TypeError of parseArgs for an unknown option; Error for an unknown server */
export function parseOptions(args: readonly string[], defaults: { node: string; output: string }): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      node: { type: 'string', multiple: true, default: [defaults.node] },
      only: { type: 'string', multiple: true, default: serverIds },
      rounds: { type: 'string', default: '36' },
      lives: { type: 'string', default: '3' },
      slice: { type: 'string', default: '280' },
      warmup: { type: 'string', default: '1500' },
      connections: { type: 'string', default: '16' },
      'start-ups': { type: 'string', default: '15' },
      probe: { type: 'string', multiple: true, default: [] },
      output: { type: 'string', default: defaults.output },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const rounds = count('--rounds', values.rounds, '36')
  const lives = count('--lives', values.lives, '3')
  return {
    nodes: values.node,
    serverIds: values.only.map(serverId),
    rounds,
    lives: Math.min(lives, rounds),
    sliceMs: count('--slice', values.slice, '280'),
    warmupMs: count('--warmup', values.warmup, '1500'),
    connections: count('--connections', values.connections, '16'),
    startUps: count('--start-ups', values['start-ups'], '15'),
    probes: values.probe.map(probe),
    output: resolve(values.output),
    isHelp: values.help,
  }
}

/** How many rounds each life gets: as even as may be.
 *  @returns never an empty life: [12, 12, 12], [3, 3, 2] */
export function roundsByLife(rounds: number, lives: number): number[] {
  return Array.from({ length: lives }, (_, life) => Math.floor((rounds + lives - 1 - life) / lives))
}

function count(flag: string, given: string, example: string): number {
  if (!/^[1-9]\d*$/.test(given)) throw loopcheckError('bad-number', flag, 'a whole number from 1 up', given, example)
  return Number(given)
}

function serverId(given: string): ServerId {
  const known = serverIds.find((id) => id === given)
  if (known === undefined) throw new Error(`There is no server "${given}". Known: ${serverIds.join(', ')}.`)
  return known
}

function probe(given: string): { name: string; folder: string } {
  const [, name, folder] = /^([\w-]+)=(.+)$/.exec(given) ?? []
  if (name === undefined || folder === undefined)
    throw new Error(`--probe must be name=folder, got "${given}". Try --probe before=../before/dist/probe.`)
  if (listVariants('', []).some(({ id }) => id === name)) throw new Error(`The name "${name}" is taken: give another.`)
  return { name, folder: resolve(folder) }
}
