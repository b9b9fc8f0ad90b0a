import type { LifeFigures } from './life.ts'
import type { ServerFigures, StartUpFigures, VariantFigures } from './result.ts'
import type { Sample } from './sample.ts'
import { type ServerId, servers } from './servers.ts'
import { pairedRatios, spreadOf } from './spread.ts'
import type { StartUps } from './start-up.ts'
import { bareId, controlId, type Variant } from './variants.ts'

/** One server's figures from all its lives.
 *  @param lives in the order they were measured; each holds every variant
 */
export function summariseServer(options: {
  serverId: ServerId
  variants: readonly Variant[]
  lives: readonly LifeFigures[]
  startUps: StartUps
}): ServerFigures {
  const { serverId, variants, startUps } = options
  const own = options.lives.filter((life) => life.serverId === serverId)
  const livesOf = (id: string) => own.filter((life) => life.variantId === id)
  const bare = livesOf(bareId).flatMap((life) => life.samples)
  return {
    id: serverId,
    title: servers[serverId].title,
    variants: variants.map((variant) => summariseVariant(variant, livesOf(variant.id), bare)),
    startUp: startUpFigures(startUps.bareMs, startUps.probeMs),
    ...(startUps.bareOneCpuMs.length === 0
      ? {}
      : { startUpOneCpu: startUpFigures(startUps.bareOneCpuMs, startUps.probeOneCpuMs) }),
  }
}

function startUpFigures(bareMs: readonly number[], probeMs: readonly number[]): StartUpFigures {
  const addedMs = probeMs.map((ms, run) => ms - (bareMs[run] ?? Number.NaN))
  return { bareMs: spreadOf(bareMs), probeMs: spreadOf(probeMs), addedMs: spreadOf(addedMs) }
}

/** @param bare samples of the server without anything, of the same rounds */
export function summariseVariant(
  variant: Variant,
  lives: readonly LifeFigures[],
  bare: readonly Sample[],
): VariantFigures {
  const samples = lives.flatMap((life) => life.samples)
  const over = (figure: keyof Sample) => spreadOf(samples.map((sample) => sample[figure]))
  const overBare = (figure: keyof Sample) =>
    spreadOf(
      pairedRatios(
        samples.map((sample) => sample[figure]),
        bare.map((sample) => sample[figure]),
      ),
    )
  return {
    id: variant.id,
    title: variant.title,
    cpuUsPerRequest: over('cpuUsPerRequest'),
    p50Ms: over('p50Ms'),
    p99Ms: over('p99Ms'),
    ...(variant.id === bareId
      ? {}
      : { cpuRatio: overBare('cpuUsPerRequest'), p50Ratio: overBare('p50Ms'), p99Ratio: overBare('p99Ms') }),
    requestsPerSecond: over('requestsPerSecond'),
    runQueueShare: over('runQueueShare'),
    idleCpuShare: spreadOf(lives.map((life) => life.idleCpuShare)),
    rssBytes: spreadOf(lives.map((life) => life.rssBytes)),
  }
}

/** Rounds that an interval needs before it is worth a claim: with 30, the 10th and the 21st value bound the median. */
const enoughRounds = 30
/** Above this share of a slice spent waiting for a CPU, others were at work: a quiet machine shows 0.01–0.04, from the other servers' watchdogs. */
const busyRunQueueShare = 0.1

/** What must be said beside the figures. */
export function notesOn(figures: readonly ServerFigures[], isPinned: boolean): string[] {
  const notes: string[] = []
  for (const { title, variants } of figures) {
    const control = variants.find(({ id }) => id === controlId)?.cpuRatio
    if (control === undefined) continue
    const blurred = Math.max(Math.abs(control.low - 1), Math.abs(control.high - 1))
    notes.push(`${title}: the control pair lies within ${percent(blurred)} of 1; smaller differences mean nothing.`)
    if (control.count < enoughRounds) notes.push(`${title}: only ${control.count} rounds, a smoke test.`)
    const waited = Math.max(...variants.map(({ runQueueShare }) => runQueueShare.median))
    if (waited > busyRunQueueShare)
      notes.push(`${title}: the servers waited for a CPU during ${percent(waited)} of a slice: the machine was busy.`)
  }
  if (!isPinned) notes.push('Servers and client were not pinned to a CPU each.')
  return notes
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
