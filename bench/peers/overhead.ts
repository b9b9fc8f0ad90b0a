import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { NodeBuild } from '../accuracy/options.ts'
import { type Client, startClient } from '../overhead/client-process.ts'
import { type Machine, startContestant } from '../overhead/contestant.ts'
import { type LifeFigures, measureLife } from '../overhead/life.ts'
import { roundsByLife } from '../overhead/options.ts'
import { canPinTo, clientCpu, serverCpu } from '../overhead/pinned.ts'
import { serverIds, servers } from '../overhead/servers.ts'
import { spreadOf } from '../overhead/spread.ts'
import { summariseVariant } from '../overhead/summarise.ts'
import { bareId, controlId, type Variant } from '../overhead/variants.ts'
import type { Peer } from './peer.ts'
import type { OverheadFigures } from './result.ts'

const life = { sliceMs: 280, warmupMs: 1500, connections: 16 }
const lives = 2
const tryOutMs = 500

/** What each tool costs a server that does not block: all of them alive at once, as in bench/overhead. */
export async function measureOverhead(options: {
  peers: readonly Peer[]
  node: NodeBuild
  folder: string
  rounds: number
  say: (text: string) => void
}): Promise<OverheadFigures> {
  const { node, rounds, say } = options
  const canPin = canPinTo([serverCpu, clientCpu])
  const machine: Machine = { node: node.path, canPin, scratch: mkdtempSync(join(options.folder, 'overhead-')) }
  const { usable, failures } = await tryOut(options.peers, machine, say)
  const variants: Variant[] = [
    { id: bareId, title: 'nothing' },
    { id: controlId, title: 'nothing, again' },
    ...usable.map(({ id, title, inject }) => ({ id, title, inject })),
  ]
  const client: Client = startClient(canPin)
  const figures: LifeFigures[] = []
  try {
    for (const [index, roundCount] of roundsByLife(rounds, lives).entries()) {
      say(`overhead on Node ${node.version}: life ${index + 1} of ${lives}, ${roundCount} rounds`)
      const setting = { serverIds, variants, machine, client, life: { ...life, rounds: roundCount } }
      figures.push(...(await measureLife({ ...setting, random: Math.random })))
    }
  } finally {
    await client.stop()
  }
  return { rounds, sliceMs: life.sliceMs, servers: serverIds.map((id) => summarise(id, usable, figures)), failures }
}

/** One that does not start, or was not at work, must not spoil the figures of the others. */
async function tryOut(
  peers: readonly Peer[],
  machine: Machine,
  say: (text: string) => void,
): Promise<{ usable: Peer[]; failures: OverheadFigures['failures'] }> {
  const usable: Peer[] = []
  const failures: OverheadFigures['failures'] = []
  for (const peer of peers) {
    try {
      const contestant = await startContestant(
        'hello',
        { id: peer.id, title: peer.title, inject: peer.inject },
        machine,
      )
      // Some begin only once the server is up.
      await delay(tryOutMs)
      await contestant.stop()
      usable.push(peer)
    } catch (error) {
      say(`  ${peer.id} on the servers: ${(error as Error).message}`)
      failures.push({ peer: peer.id, why: (error as Error).message })
    }
  }
  return { usable, failures }
}

function summarise(
  serverId: (typeof serverIds)[number],
  usable: readonly Peer[],
  figures: readonly LifeFigures[],
): OverheadFigures['servers'][number] {
  const own = figures.filter((each) => each.serverId === serverId)
  const livesOf = (id: string) => own.filter(({ variantId }) => variantId === id)
  const bare = livesOf(bareId).flatMap(({ samples }) => samples)
  const summaryOf = (id: string, title: string) => summariseVariant({ id, title }, livesOf(id), bare)
  const ratioOf = (id: string) => summaryOf(id, id).cpuRatio ?? spreadOf([1])
  return {
    title: servers[serverId].title,
    control: ratioOf(controlId),
    ratios: usable.map(({ id, title }) => ({
      peer: id,
      cpuRatio: ratioOf(id),
      rssBytes: summaryOf(id, title).rssBytes.median,
    })),
  }
}
