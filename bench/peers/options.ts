import { parseArgs } from 'node:util'
import { type NodeBuild, readOptions as readAccuracyOptions } from '../accuracy/options.ts'
import type { PeerId } from './peer.ts'
import { peerIds } from './peers.ts'

export interface PeerOptions {
  nodes: NodeBuild[]
  peerIds: PeerId[]
  /** Ids of programs; [] means all that every tool can be run on. */
  only: string[]
  most: number
  /** Length of the load after warm-up. */
  seconds: number
  rounds: number
  hasAccuracy: boolean
  hasOverhead: boolean
  note: string | undefined
  isHelp: boolean
}

export const help = `npm run bench:peers -- [options]

  --node <path>     Node.js for the programs; may be repeated (default: the one that runs this)
  --peer <id>       ${peerIds.join(', ')}; may be repeated (default: all)
  --only <program>  program of bench/accuracy; may be repeated
  --programs <n>    at most so many, spread over the kinds of block (default 45)
  --seconds <s>     load of each program (default 2)
  --rounds <n>      rounds of the overhead benchmark (default 24)
  --no-accuracy, --no-overhead
  --note <text>     to be kept with the result
`

/** @throws TypeError for an unknown option, Error for a Node.js that does not start, an unknown tool, or no number */
export function readOptions(args: string[]): PeerOptions {
  const { values } = parseArgs({
    args,
    options: {
      node: { type: 'string', multiple: true, default: [process.execPath] },
      peer: { type: 'string', multiple: true, default: peerIds },
      only: { type: 'string', multiple: true, default: [] },
      programs: { type: 'string', default: '45' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '24' },
      'no-accuracy': { type: 'boolean', default: false },
      'no-overhead': { type: 'boolean', default: false },
      note: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  return {
    nodes: readAccuracyOptions(values.node.flatMap((path) => ['--node', path])).nodes,
    peerIds: values.peer.map(peerId),
    only: values.only,
    most: positive('--programs', values.programs),
    seconds: positive('--seconds', values.seconds),
    rounds: positive('--rounds', values.rounds),
    hasAccuracy: !values['no-accuracy'],
    hasOverhead: !values['no-overhead'],
    note: values.note,
    isHelp: values.help,
  }
}

function peerId(given: string): PeerId {
  const known = peerIds.find((id) => id === given)
  if (known === undefined) throw new Error(`There is no tool "${given}". Known: ${peerIds.join(', ')}.`)
  return known
}

function positive(flag: string, given: string): number {
  const number = Number(given)
  if (!(number > 0)) throw new Error(`${flag} must be a number above 0, got "${given}".`)
  return number
}
