import { type Machine, startContestant } from './contestant.ts'
import type { ServerId } from './servers.ts'
import { shuffled } from './shuffle.ts'
import { bareId, type Variant } from './variants.ts'

/** Times from the spawn to listening, ms; the same index was measured at about the same time. */
export interface StartUps {
  serverId: ServerId
  /** On all CPUs, as users start their servers. */
  bareMs: number[]
  probeMs: number[]
  /** On one CPU, which the probe's thread then shares with the program. */
  bareOneCpuMs: number[]
  probeOneCpuMs: number[]
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
  const timesMs = new Map<string, number[]>()
  for (let run = 0; run <= count; run++) {
    for (const canPin of machine.canPin ? [true, false] : [false]) {
      for (const variant of shuffled(pair, random)) {
        const { process: running } = await startContestant(serverId, variant, { ...machine, canPin })
        await running.stop()
        const key = keyOf(variant.id, canPin)
        if (run > 0) timesMs.set(key, [...(timesMs.get(key) ?? []), running.startUpMs])
      }
    }
  }
  const times = (id: string, canPin: boolean) => timesMs.get(keyOf(id, canPin)) ?? []
  return {
    serverId,
    bareMs: times(bareId, false),
    probeMs: times('probe', false),
    bareOneCpuMs: times(bareId, true),
    probeOneCpuMs: times('probe', true),
  }
}

function keyOf(variantId: string, isPinned: boolean): string {
  return `${variantId} ${isPinned}`
}
