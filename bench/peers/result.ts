import type { OverheadResult } from '../overhead/result.ts'
import type { Spread } from '../overhead/spread.ts'
import type { PeerId } from './peer.ts'
import type { ProgramMark } from './score-answer.ts'
import type { Tally } from './tally.ts'

/** What bench/results/peers-<date>-node<major>.json holds. */
export interface PeersResult {
  schema: 'loopcheck.peers/v1'
  /** ISO 8601 */
  date: string
  /** process.version of the programs. */
  node: string
  loopcheck: string
  machine: OverheadResult['machine']
  note?: string
  /** Length of the load of each program after warm-up. */
  seconds: number
  peers: PeerResult[]
  /** Programs of the exam that not every tool could be run on, or that were thinned out. */
  leftOut: string[]
  skipped: { id: string; why: string }[]
  /** undefined: not measured. */
  overhead?: OverheadFigures
}

export interface PeerResult {
  id: PeerId
  title: string
  /** undefined: it is part of Node.js. */
  version?: string
  use: string
  limits: string
  /** Why it could not be used at all. */
  lack?: string
  /** undefined: not measured. */
  tally?: Tally
  marks: ProgramMark[]
}

/** CPU per request over that of the bare server in the same round. */
export interface OverheadFigures {
  rounds: number
  sliceMs: number
  servers: { title: string; control: Spread; ratios: { peer: PeerId; cpuRatio: Spread; rssBytes: number }[] }[]
  failures: { peer: PeerId; why: string }[]
}
