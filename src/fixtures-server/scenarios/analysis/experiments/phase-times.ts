import { type Phase, type PhaseTiming, phases } from '../timing.ts'

/** A phase over all pieces of work. */
export interface PhaseTotal {
  phase: Phase
  wallMs: number
  cpuMs: number
  queueMs: number
}

/** How long an analysis was in a phase: of the pieces that run side by side the slowest, and the last piece, which waits
 *  for them.
 *  @returns undefined where no piece has this phase
 */
export function phaseWallMs(pieces: readonly PhaseTiming[][], phase: Phase): number | undefined {
  const times = pieces.map((piece) => sumOf(piece, phase)?.wallMs)
  if (times.every((ms) => ms === undefined)) return undefined
  const last = times.length > 1 ? (times.at(-1) ?? 0) : 0
  const sideBySide = times.length > 1 ? times.slice(0, -1) : times
  return Math.max(...sideBySide.map((ms) => ms ?? 0)) + last
}

/** Adds all pieces up, phase by phase. */
export function totalPhases(pieces: readonly PhaseTiming[][]): PhaseTotal[] {
  return phases.flatMap((phase) => sumOf(pieces.flat(), phase) ?? [])
}

function sumOf(timings: readonly PhaseTiming[], phase: Phase): PhaseTotal | undefined {
  const own = timings.filter((timing) => timing.phase === phase)
  if (own.length === 0) return undefined
  const sum = (of: 'wallMs' | 'cpuMs' | 'queueMs') => own.reduce((total, timing) => total + timing[of], 0)
  return { phase, wallMs: sum('wallMs'), cpuMs: sum('cpuMs'), queueMs: sum('queueMs') }
}

/** Share of the time in which the phase had a core that it computed: the rest it waited for something else.
 *  @returns at most 1
 */
export function computingShare({ wallMs, cpuMs, queueMs }: PhaseTotal): number {
  const ownMs = wallMs - queueMs
  return ownMs <= 0 ? 1 : Math.min(1, cpuMs / ownMs)
}

/** What bounds a phase, by its computing share. A thread that computes waits now and then too: for the collector's other
 *  threads, and for memory that the system has to find. */
export function boundBy(share: number): 'CPU' | 'I/O' | 'both' {
  if (share >= 0.7) return 'CPU'
  return share <= 0.3 ? 'I/O' : 'both'
}

/** Share of the time in which the work was ready, but had no core. */
export function shareWithoutCore(totals: readonly PhaseTotal[]): number {
  const sum = (of: 'wallMs' | 'queueMs') => totals.reduce((total, phase) => total + phase[of], 0)
  return sum('queueMs') / Math.max(1, sum('wallMs'))
}

/** Cores that others use make every figure a matter of luck.
 *  @returns undefined where the work had a core for most of the time
 */
export function sayWhereBusy(withoutCore: number): string | undefined {
  if (withoutCore < 0.3) return undefined
  return `Measured on a busy machine: the work was without a core for ${Math.round(withoutCore * 100)} % of the time. Measure again when it is quiet.`
}
