import type { KindId, Phase } from '../../src/model.ts'

/** What is known beforehand of one block in a program.
 *
 *  Its lines are marked in the source: for a call the one line of the user's innermost call; for running JavaScript the lines
 *  in which the time goes by, with the function's head where V8 can stop nowhere else (no loop, no call in it) or where an
 *  async function only ever resumes. */
export interface TrueBlock {
  /** `// blocks: <mark>` in the source; undefined for a plain `// blocks`. */
  mark?: string
  /** The function that holds the marked lines, as loopcheck names functions; several where the time goes to and fro between them. */
  function: string | string[]
  /** Name of the package that must stand beside the line, with its version. Without a marked line: that is blamed itself, as
   *  nothing of the program's is on the stack. */
  library?: string
  kind: KindId
  /** null: no request is to blame. */
  route: string | null
  phase: Phase
  /** About how long one stall lasts, ms, from and to. */
  durationMs: [number, number]
}

/** truth.json of a program. */
export interface Truth {
  /** One sentence: what the program does wrong, or why it looks as if it did. */
  story: string
  /** The file that Node starts, relative to the program's folder. */
  entry: string
  /** What makes the running code, in order, in the program's folder: `tsc …`, `esbuild …`, `node …`. */
  build?: string[]
  /** The folder whose files are marked, where the truth is a line of what was built; undefined: the source. */
  marksIn?: 'dist'
  /** Flags for Node. */
  nodeOptions?: string[]
  /** What the load asks for; without url and urls the program is only watched, until it ends. */
  url?: string
  urls?: string[]
  /** A load file, relative to the program's folder. */
  load?: string
  /** Requests per second; undefined: 3. */
  rate?: number
  /** Seconds before the judged time; undefined: 1. 0 where the block happens only once. */
  warmup?: number
  /** Environment variables of the program. */
  env?: Record<string, string>
  /** file: standard output goes to a file; slow-pipe: to a pipe that is read at about 4 MB/s; undefined: it is thrown away. */
  stdout?: 'file' | 'slow-pipe'
  /** What happens to the program from outside, for which no code is to blame.
   *  cpu-hogs: other processes take the CPUs, and the program is the nicest of all;
   *  suspended: the program has itself stopped for a while. */
  surroundings?: 'cpu-hogs' | 'suspended'
  /** What the machine must have; the program is skipped without. */
  needs?: 'postgresql' | 'mysql' | 'node:sqlite' | 'type-stripping'
  /** [] for a program that does not block. */
  blocks: TrueBlock[]
}

/** A place in the source: path relative to the program's folder, line from 1. */
export interface Place {
  file: string
  line: number
}

/** A block with the places that its marks name. */
export interface ExpectedBlock extends TrueBlock {
  places: Place[]
}

/** One program of the set. */
export interface Program {
  /** Name of its folder. */
  id: string
  /** Absolute path. */
  folder: string
  truth: Truth
  blocks: ExpectedBlock[]
}
