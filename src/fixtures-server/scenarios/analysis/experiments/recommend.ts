import { formatBytes, formatMs } from '../../../../numbers.ts'
/** What a recommendation is made of. */
export interface StrategyFigures {
  strategy: string
  wallMs: number
  longestStallMs: number
  /** null: not measured. */
  cpuMs: number | null
  peakBytes: number | null
  copiedBytes: number
}

export interface Recommendation {
  /** undefined where every way holds the event loop up. */
  best: string | undefined
  why: string
  others: { strategy: string; wallRatio: number; when: string }[]
}

/** Walls as close as this are taken for equal: runs of one and the same strategy differ by as much. */
const closeRatio = 1.2

/** Chooses a strategy: of those that leave the event loop free the quickest, and of those about as quick the one that
 *  needs the least memory. Says for each other one what the same figures speak for it.
 *  @param limits.freeMs a stall from here on holds the loop up
 */
export function recommend(runs: readonly StrategyFigures[], limits: { freeMs: number; cores: number }): Recommendation {
  const free = runs.filter(({ longestStallMs }) => longestStallMs < limits.freeMs)
  const quickestMs = Math.min(...free.map(({ wallMs }) => wallMs))
  const close = free.filter(({ wallMs }) => wallMs <= quickestMs * closeRatio)
  const [best] = close.toSorted((a, b) => memoryOf(a) - memoryOf(b) || a.wallMs - b.wallMs)
  const reference = best?.wallMs ?? Math.min(...runs.map(({ wallMs }) => wallMs))
  const others = runs
    .filter((run) => run !== best)
    .map((run) => ({
      strategy: run.strategy,
      wallRatio: run.wallMs / reference,
      when: whenBetter(run, { best, runs, ...limits }),
    }))
  return { best: best?.strategy, why: best === undefined ? whyNone(runs, limits) : whyBest(best, close, free), others }
}

function memoryOf({ peakBytes }: StrategyFigures): number {
  return peakBytes ?? Number.POSITIVE_INFINITY
}

function whyNone(runs: readonly StrategyFigures[], { freeMs }: { freeMs: number }): string {
  const [least] = runs.toSorted((a, b) => a.longestStallMs - b.longestStallMs)
  return least === undefined
    ? 'Nothing was measured.'
    : `Every strategy held the event loop up for ${formatMs(freeMs)} or more, ${least.strategy} the least: ${formatMs(least.longestStallMs)}.`
}

function whyBest(best: StrategyFigures, close: readonly StrategyFigures[], free: readonly StrategyFigures[]): string {
  const others = close.filter((run) => run !== best)
  const stall = best.longestStallMs === 0 ? 'without a stall' : `with no stall above ${formatMs(best.longestStallMs)}`
  const first = `${best.strategy} answers in ${formatMs(best.wallMs)} ${stall}`
  if (others.length === 0)
    return `${first}: the quickest of ${free.length} strategies that leave the event loop free, by more than ${percent(closeRatio - 1)}.`
  const rivals = others.map((run) => `${run.strategy} (${formatMs(run.wallMs)}${memory(run)})`).join(', ')
  return `${first}${memory(best)}: about as quick as ${rivals}, with the least memory.`
}

/** What the figures say of a strategy that was not chosen. */
function whenBetter(
  run: StrategyFigures,
  context: { best: StrategyFigures | undefined; runs: readonly StrategyFigures[]; freeMs: number; cores: number },
): string {
  const { best, runs, freeMs, cores } = context
  const against = (id: string) => runs.find(({ strategy }) => strategy === id)
  const figures = [
    run.longestStallMs >= freeMs ? `it holds everyone up for ${formatMs(run.longestStallMs)}` : '',
    best !== undefined && run.wallMs < best.wallMs / closeRatio ? `it is quicker, ${formatMs(run.wallMs)}` : '',
    best !== undefined && memoryOf(run) < memoryOf(best) / closeRatio ? `it needs less memory${memory(run)}` : '',
    run.cpuMs !== null && run.cpuMs < run.wallMs * cores * 0.6
      ? `it leaves ${percent(idleShare(run, cores))} of the cores idle`
      : '',
  ].filter(Boolean)
  const reason = reasonFor(run, against)
  return figures.length === 0 ? reason : `${reason} Measured: ${figures.join('; ')}.`
}

function reasonFor(run: StrategyFigures, against: (id: string) => StrategyFigures | undefined): string {
  if (run.strategy === 'inline') return 'Where nobody else asks the process: a script, or a worker of its own.'
  if (run.strategy === 'chunked') {
    const inline = against('inline')
    const price = inline === undefined ? '' : ` (${(run.wallMs / inline.wallMs).toFixed(2)} times inline here)`
    return `Where the work is short, or threads are not to be had: turns for others cost little${price}, but one core is all it has.`
  }
  if (run.strategy === 'worker-pool')
    return 'Where the work is JavaScript, and its workers can share memory or hand it over.'
  if (run.strategy === 'process-pool') {
    const threads = against('worker-pool')
    const price =
      threads === undefined || run.peakBytes === null || threads.peakBytes === null
        ? ''
        : ` (${(run.peakBytes / threads.peakBytes).toFixed(1)} times the memory of threads here)`
    return `Where the work may crash, leak or must be ended from outside: each has a heap of its own${price}.`
  }
  if (run.strategy === 'engine')
    return 'Where the work can be said in SQL, and more so the more cores or rows there are.'
  if (run.strategy === 'job-queue') {
    const processes = against('process-pool')
    const price =
      processes === undefined ? '' : ` (${signedMs(run.wallMs - processes.wallMs)} against plain processes here)`
    return `Where jobs must outlive the server, or be spread over machines: the way through Redis has its price${price}.`
  }
  return 'Nothing is known of it but these figures.'
}

function idleShare({ cpuMs, wallMs }: StrategyFigures, cores: number): number {
  return 1 - (cpuMs ?? 0) / (wallMs * cores)
}

function memory({ peakBytes }: StrategyFigures): string {
  return peakBytes === null ? '' : `, ${formatBytes(peakBytes)}`
}

function signedMs(value: number): string {
  return `${value < 0 ? '−' : '+'}${formatMs(Math.abs(value))}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
