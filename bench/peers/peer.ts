import type { NodeBuild } from '../accuracy/options.ts'
import type { Program } from '../accuracy/truth.ts'
import type { Injection } from '../overhead/variants.ts'

export type PeerId = 'loopcheck' | 'clinic-doctor' | 'blocked-at' | 'flame' | 'cpu-prof'

/** What a tool blames. */
export interface Finding {
  /** Relative to the program's folder, `/`-separated. */
  file: string
  /** From 1; undefined where the tool names no line. */
  line: number | undefined
  function: string | undefined
  /** undefined where the tool does not tell kinds of blocks apart. */
  kind?: string
  /** `GET /users/:id`, or the URL's path where that is all the tool tells. */
  route?: string
  /** What the tool ranks by: blocked time or time on the CPU, ms. */
  weightMs: number
}

/** What a tool said of a program. */
export interface Answer {
  /** undefined: the tool does not judge, it shows where the time went. */
  isBlocked: boolean | undefined
  /** Heaviest first. */
  findings: Finding[]
  /** The tool's own words, in short. */
  evidence: string
}

/** How one program is run: the same for every tool. */
export interface Setting {
  node: NodeBuild
  /** Of the repository. */
  root: string
  /** Empty, and the tool's alone. */
  folder: string
  /** Length of the load after warm-up, seconds. */
  seconds: number
}

/** One tool. */
export interface Peer {
  id: PeerId
  title: string
  /** The package that it is, with its version; undefined: it is there already. */
  package?: string
  /** How it was used, and by which rule its output was read. */
  use: string
  /** What it cannot tell by its nature, and why. */
  limits: string
  /** How it gets into a server that is started by others, and ends by itself. */
  inject(folder: string): Injection
  /** @throws Error with what went wrong, as the tool or Node.js said it */
  examine(program: Program, setting: Setting): Promise<Answer>
}
