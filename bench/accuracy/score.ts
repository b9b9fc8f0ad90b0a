import type { Blocker, Report } from '../../src/model.ts'
import { isAt } from './is-at.ts'
import { type PartTally, tallyParts } from './tally-parts.ts'
import type { ExpectedBlock, Program } from './truth.ts'

/** Shorter stalls are not judged, ms: the default threshold. */
const shortestStallMs = 20
/** A program's line counts as exact when at least this share of its blocked time is blamed on marked lines. The rest is left
 *  to garbage collections and to other programs on the machine. */
const exactShare = 0.9
/** What loopcheck said of one true block. */
export interface BlockScore {
  expected: ExpectedBlock
  /** The blocker that was taken for it: at a marked line, else in the marked file, else the heaviest that is left. */
  said: Said | undefined
  isLine: boolean
  isFunction: boolean
  isKind: boolean
  isRoute: boolean
  isPhase: boolean
  isDuration: boolean
}

/** A blocker of the report, in short. */
export interface Said {
  /** `file:line`; '' without a location. */
  place: string
  function: string
  kind: string
  callee: string | undefined
  /** `name@version` that stands beside the line. */
  library: string | undefined
  route: string | undefined
  phase: string
  confidence: string
  count: number
  totalMs: number
  p50Ms: number
}

/** One program's result. */
export interface ProgramScore {
  id: string
  isNegative: boolean
  /** True where the exam itself starves or stops the program: a stall that is blamed on code is then blamed wrongly. */
  isDisturbed: boolean
  blocks: BlockScore[]
  /** Stalls of at least 20 ms with code to blame. */
  stalls: number
  stalledMs: number
  /** Share of those that are blamed on a marked line, by number and by time, 0–1; 1 without stalls. */
  stallShare: number
  timeShare: number
  /** The stalls' parts with the right kind and route. */
  parts: PartTally
  /** Stalls for which the report blames the machine. */
  excused: number
  /** Every block was found at its exact line, and nearly all blocked time is blamed on marked lines. For a negative: nothing was
   *  blamed; a disturbed one must have been seen to be disturbed. */
  isExact: boolean
  /** Blocks of which nothing was seen. */
  missed: number
  /** On a negative: stalls that were not blamed on the machine. */
  falseAlarms: number
}

/** Compares a report with the truth.
 *  @param prefix of the program's folder in the report's paths: `bench/accuracy/programs/json-parse/`
 */
export function scoreProgram(
  program: Pick<Program, 'id' | 'blocks'> & { truth?: Pick<Program['truth'], 'surroundings'> },
  report: Report,
  prefix: string,
): ProgramScore {
  const isNegative = program.blocks.length === 0
  const isDisturbed = program.truth?.surroundings !== undefined
  const phases = new Set(program.blocks.map((block) => block.phase))
  const blockers = report.blockers.filter((blocker) => isJudged(blocker, phases))
  const taken = new Map<Blocker, ExpectedBlock>()
  const blocks = program.blocks.map((expected) => scoreBlock(expected, blockers, taken, prefix))
  const marked = new Set([
    ...program.blocks.flatMap((block) => placesOf(block, prefix)),
    ...blocks.flatMap((block) => (block.isLine && block.said !== undefined ? [block.said.place] : [])),
  ])
  const ignored = new Set(report.blockers.filter((blocker) => !blockers.includes(blocker)).map(placeOf))
  const stalls = report.stalls.filter(
    (stall) =>
      stall.reason === undefined &&
      stall.durationMs >= shortestStallMs &&
      !(stall.blocker && ignored.has(stall.blocker)),
  )
  const excused = report.stalls.filter((stall) => stall.reason !== undefined).length
  const right = stalls.filter((stall) => stall.blocker !== undefined && marked.has(stall.blocker))
  const stalledMs = sum(stalls)
  const timeShare = stalledMs > 0 ? sum(right) / stalledMs : 1
  const isSilent = stalls.length === 0 && !(isDisturbed && excused === 0)
  return {
    id: program.id,
    isNegative,
    isDisturbed,
    blocks,
    stalls: stalls.length,
    stalledMs,
    stallShare: stalls.length > 0 ? right.length / stalls.length : 1,
    timeShare,
    parts: tallyParts(
      blockers,
      (blocker) =>
        program.blocks.find((block) => placesOf(block, prefix).includes(placeOf(blocker))) ?? taken.get(blocker),
    ),
    excused,
    isExact: isNegative ? isSilent : blocks.every((block) => block.isLine) && timeShare >= exactShare,
    missed: blocks.filter((block) => block.said === undefined).length,
    falseAlarms: isNegative ? stalls.length : 0,
  }
}

/** Every program loads its modules before it listens: that is no finding, and only judged where a block at the start is expected. */
function isJudged(blocker: Blocker, phases: ReadonlySet<string>): boolean {
  return blocker.phase !== 'startup' || (phases.has('startup') && blocker.kind !== 'module-load')
}

/** @param taken the blockers that other blocks have got; this block's is added */
function scoreBlock(
  expected: ExpectedBlock,
  blockers: readonly Blocker[],
  taken: Map<Blocker, ExpectedBlock>,
  prefix: string,
): BlockScore {
  const left = blockers.filter((blocker) => !taken.has(blocker))
  const places = placesOf(expected, prefix)
  const files = new Set(expected.places.map((place) => prefix + place.file))
  const found =
    (expected.library === undefined ? undefined : left.find((blocker) => isAt(blocker, expected, places))) ??
    left.find((blocker) => places.includes(placeOf(blocker))) ??
    left.find((blocker) => blocker.location !== undefined && files.has(blocker.location.file)) ??
    left[0]
  if (found !== undefined) taken.set(found, expected)
  const [fromMs, toMs] = expected.durationMs
  return {
    expected,
    said: found === undefined ? undefined : toSaid(found),
    isLine: found !== undefined && isAt(found, expected, places),
    isFunction: [expected.function].flat().includes(found?.location?.function ?? ''),
    isKind: found?.kind === expected.kind,
    isRoute: found !== undefined && (found.route ?? null) === expected.route,
    isPhase: found?.phase === expected.phase,
    isDuration: found !== undefined && found.p50Ms >= fromMs && found.p50Ms <= toMs,
  }
}

function placesOf(block: ExpectedBlock, prefix: string): string[] {
  return block.places.map((place) => `${prefix}${place.file}:${place.line}`)
}

function placeOf(blocker: Blocker): string {
  const at = blocker.location ?? blocker.library
  return at === undefined ? '' : `${at.file}:${at.line}`
}

function toSaid(blocker: Blocker): Said {
  const { location, library, kind, callee, route, phase, confidence, count, totalMs, p50Ms } = blocker
  return {
    place: placeOf(blocker),
    function: location?.function ?? '',
    kind,
    callee,
    library: library === undefined ? undefined : `${library.package}@${library.version}`,
    route,
    phase,
    confidence,
    count,
    totalMs,
    p50Ms,
  }
}

function sum(stalls: readonly { durationMs: number }[]): number {
  return stalls.reduce((total, stall) => total + stall.durationMs, 0)
}
