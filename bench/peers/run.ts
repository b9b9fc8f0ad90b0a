/** loopcheck beside other tools: the same programs, the same load, the same servers.
 *  Usage: npm run bench:peers -- [--node <path>]… [--peer <id>]… [--no-accuracy] [--no-overhead], see options.ts
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { endGroupsWithUs } from '../../scripts/process-group.ts'
import { version } from '../../src/cli/version.ts'
import { createLackFinder } from '../accuracy/needs.ts'
import type { NodeBuild } from '../accuracy/options.ts'
import { readPrograms } from '../accuracy/read-programs.ts'
import { describeMachine } from '../overhead/machine.ts'
import { canPinTo, clientCpu, serverCpu } from '../overhead/pinned.ts'
import { examinePeer } from './examine.ts'
import { installPeers, versionOf } from './install.ts'
import { help, type PeerOptions, readOptions } from './options.ts'
import { measureOverhead } from './overhead.ts'
import type { Peer } from './peer.ts'
import { peers } from './peers.ts'
import { pickPrograms } from './pick-programs.ts'
import type { PeerResult, PeersResult } from './result.ts'
import { formatPeers } from './table.ts'
import { tallyOf } from './tally.ts'

const root = resolve(import.meta.dirname, '../..')
const results = join(root, 'bench/results')

async function main(options: PeerOptions): Promise<void> {
  endGroupsWithUs()
  const chosen = options.peerIds.map((id) => peers[id])
  const lack = installPeers(chosen, say)
  const folder = mkdtempSync(join(tmpdir(), 'loopcheck-peers-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const node of options.nodes) {
    const result = await measure({ options, node, folder, chosen, lack })
    const markdown = formatPeers(result)
    process.stdout.write(`\n${markdown}\n`)
    if (options.only.length === 0) say(`wrote ${writeResult(result, markdown)}`)
  }
}

async function measure(run: {
  options: PeerOptions
  node: NodeBuild
  folder: string
  chosen: readonly Peer[]
  lack: string | undefined
}): Promise<PeersResult> {
  const { options, node, folder, chosen, lack } = run
  const isUsable = (peer: Peer) => lack === undefined || peer.package === undefined
  const machine = describeMachine(canPinTo([serverCpu, clientCpu]))
  const findLack = createLackFinder(node.path)
  const { picked, leftOut } = pickPrograms(
    readPrograms(join(root, 'bench/accuracy/programs'), options.only),
    options.most,
  )
  const skipped: PeersResult['skipped'] = []
  for (const { id, truth } of picked) {
    const why = await findLack(truth.needs)
    if (why !== undefined) skipped.push({ id, why })
  }
  const measured: PeerResult[] = []
  for (const peer of chosen) {
    say(`${peer.title} on Node ${node.version}`)
    const isExamined = options.hasAccuracy && isUsable(peer)
    const marks = isExamined
      ? await examinePeer(peer, picked, { node, root, folder, seconds: options.seconds, findLack, say })
      : []
    measured.push({
      id: peer.id,
      title: peer.title,
      ...(peer.id === 'loopcheck' ? { version } : peer.package ? { version: versionOf(peer.package) } : {}),
      use: peer.use,
      limits: peer.limits,
      ...(isUsable(peer) ? {} : { lack: lack ?? '' }),
      ...(isExamined ? { tally: tallyOf(marks) } : {}),
      marks,
    })
  }
  const usable = chosen.filter(isUsable)
  return {
    schema: 'loopcheck.peers/v1',
    date: new Date().toISOString(),
    node: node.version,
    loopcheck: version,
    machine,
    ...(options.note === undefined ? {} : { note: options.note }),
    seconds: options.seconds,
    peers: measured,
    leftOut: options.hasAccuracy ? leftOut : [],
    skipped,
    ...(options.hasOverhead
      ? { overhead: await measureOverhead({ peers: usable, node, folder, rounds: options.rounds, say }) }
      : {}),
  }
}

/** @returns the JSON file's path */
function writeResult(result: PeersResult, markdown: string): string {
  mkdirSync(results, { recursive: true })
  const [major] = result.node.slice(1).split('.')
  const path = join(results, `peers-${result.date.slice(0, 10)}-node${major}`)
  writeFileSync(`${path}.json`, `${JSON.stringify(result, null, 2)}\n`)
  writeFileSync(`${path}.md`, `${markdown}\n`)
  return `${path}.json`
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

const options = readOptions(process.argv.slice(2))
if (options.isHelp) process.stdout.write(help)
else await main(options)
