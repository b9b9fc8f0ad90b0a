import { type Machine, startContestant } from './contestant.ts'
import type { ServerId } from './servers.ts'
import { shuffled } from './shuffle.ts'
import { bareId, type Variant } from './variants.ts'

/** Times from the spawn to listening, ms; the same index was measured at about the same time. */
export interface StartUps {
  serverId: ServerId
  bareMs: number[]
  probeMs: number[]
}

/** Starts a server again and again, without and with the probe, the two in random order. The first pair fills the disk cache and is left out. */
export async function measureStartUps(options: {
  serverId: ServerId
  variants: readonly Variant[]
  machine: Machine
  count: number
  random: () => number
}): Promise<StartUps> {
  const { serverId, machine, count, random } = options
  const pair = options.variants.filter(({ id }) => id === bareId || id === 'probe')
  const timesMs = new Map<string, number[]>(pair.map(({ id }) => [id, []]))
  for (let run = 0; run <= count; run++) {
    for (const variant of shuffled(pair, random)) {
      const { process: running } = await startContestant(serverId, variant, machine)
      await running.stop()
      if (run > 0) timesMs.get(variant.id)?.push(running.startUpMs)
    }
  }
  return { serverId, bareMs: timesMs.get(bareId) ?? [], probeMs: timesMs.get('probe') ?? [] }
}
