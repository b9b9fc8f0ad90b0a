import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from './client-process.ts'
import { type Contestant, type Machine, startContestant } from './contestant.ts'
import { readProcessTimes, readRssBytes } from './cpu-clock.ts'
import { type Sample, sampleOf } from './sample.ts'
import type { ServerId } from './servers.ts'
import { shuffled } from './shuffle.ts'
import type { Variant } from './variants.ts'

/** What one contestant showed in one life: between its start and its stop. */
export interface LifeFigures {
  serverId: ServerId
  variantId: string
  /** One for each round; the same index is the same round for all. */
  samples: Sample[]
  /** CPU of all threads over wall time while no request came. */
  idleCpuShare: number
  /** After the last round. */
  rssBytes: number
}

export interface LifeOptions {
  rounds: number
  sliceMs: number
  warmupMs: number
  connections: number
}

export interface LifeSetting {
  serverIds: readonly ServerId[]
  variants: readonly Variant[]
  machine: Machine
  client: Client
  life: LifeOptions
  random: () => number
}

/** Until the compiler's and the collector's threads have nothing left to do. */
const calmMs = 500
const idleMs = 2000
/** After a slice, until the server sleeps and its times are exact. */
const settleMs = 10

/** Starts every server in every variant, drives them in short slices in random order, and stops them. Two processes of the same
 *  program differ by a per cent or two for as long as they live: several lives average that out, more rounds do not. */
export async function measureLife(options: LifeSetting): Promise<LifeFigures[]> {
  const { random } = options
  const contestants: Contestant[] = []
  try {
    for (const serverId of options.serverIds) {
      for (const variant of shuffled(options.variants, random)) {
        contestants.push(await startContestant(serverId, variant, options.machine))
      }
    }
    return await measureAlive(contestants, options)
  } finally {
    await stopAll(contestants)
  }
}

async function measureAlive(
  contestants: readonly Contestant[],
  { life, client, random, serverIds }: LifeSetting,
): Promise<LifeFigures[]> {
  for (const contestant of contestants) await sample(contestant, client, { ...life, sliceMs: life.warmupMs })
  const idleShares = await measureIdle(contestants)
  const samples = new Map<Contestant, Sample[]>(contestants.map((contestant) => [contestant, []]))
  for (let round = 0; round < life.rounds; round++) {
    for (const contestant of orderOfRound(contestants, serverIds, random)) {
      samples.get(contestant)?.push(await sample(contestant, client, life))
    }
  }
  return contestants.map((contestant) => ({
    serverId: contestant.serverId,
    variantId: contestant.variant.id,
    samples: samples.get(contestant) ?? [],
    idleCpuShare: idleShares.get(contestant) ?? Number.NaN,
    rssBytes: readRssBytes(contestant.process.pid),
  }))
}

/** One that fails to stop must not keep the others alive.
 *  @throws what the first one threw */
async function stopAll(contestants: readonly Contestant[]): Promise<void> {
  const stops = await Promise.allSettled(contestants.map((contestant) => contestant.stop()))
  for (const stop of stops) if (stop.status === 'rejected') throw stop.reason
}

async function sample(contestant: Contestant, client: Client, life: LifeOptions): Promise<Sample> {
  const { pid, port } = contestant.process
  const before = readProcessTimes(pid)
  const result = await client.drive({
    port,
    path: contestant.server.path,
    connections: life.connections,
    durationMs: life.sliceMs,
  })
  await delay(settleMs)
  return sampleOf(before, readProcessTimes(pid), result)
}

async function measureIdle(contestants: readonly Contestant[]): Promise<Map<Contestant, number>> {
  await delay(calmMs)
  const read = (contestant: Contestant) => ({
    atMs: performance.now(),
    cpuMs: readProcessTimes(contestant.process.pid).cpuMs,
  })
  const before = contestants.map(read)
  await delay(idleMs)
  return new Map(
    contestants.map((contestant, index) => {
      const start = before[index] ?? { atMs: Number.NaN, cpuMs: Number.NaN }
      const end = read(contestant)
      return [contestant, (end.cpuMs - start.cpuMs) / (end.atMs - start.atMs)]
    }),
  )
}

/** A round's pairs should be close in time: the variants of one server come one after the other. */
function orderOfRound(
  contestants: readonly Contestant[],
  serverIds: readonly ServerId[],
  random: () => number,
): Contestant[] {
  return shuffled(serverIds, random).flatMap((id) =>
    shuffled(
      contestants.filter(({ serverId }) => serverId === id),
      random,
    ),
  )
}
