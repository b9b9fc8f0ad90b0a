import type { Program, Truth } from '../accuracy/truth.ts'

/** What a truth may ask for that every tool can be given: one Node.js, one file, GETs. */
const known: ReadonlySet<string> = new Set<keyof Truth>([
  ...(['story', 'entry', 'nodeOptions', 'url', 'urls', 'rate', 'warmup', 'stdout', 'needs', 'blocks'] as const),
])
const defaultWarmupS = 0.5

/** Programs that every tool can be run on, warmed up only shortly.
 *  @param most programs; more are thinned out evenly over the kinds of block, the same ones every time
 */
export function pickPrograms(programs: readonly Program[], most: number): { picked: Program[]; leftOut: string[] } {
  const plain = programs.filter(({ truth }) => Object.keys(truth).every((key) => known.has(key)))
  const chosen = new Set(thinOut(plain, most))
  return {
    picked: plain
      .filter((program) => chosen.has(program))
      .map((program) => ({ ...program, truth: { ...program.truth, warmup: program.truth.warmup ?? defaultWarmupS } })),
    leftOut: programs.filter((program) => !chosen.has(program)).map(({ id }) => id),
  }
}

/** The first of each kind, then the second of each, and so on. */
function thinOut(programs: readonly Program[], most: number): Program[] {
  const counts = new Map<string, number>()
  const ranks = programs.map((program) => {
    const kind = program.blocks[0]?.kind ?? 'clean'
    const rank = counts.get(kind) ?? 0
    counts.set(kind, rank + 1)
    return { program, rank }
  })
  return ranks
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ program }) => program)
}
