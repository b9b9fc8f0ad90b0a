import type { Spread } from '../overhead/spread.ts'
import type { PeerResult, PeersResult } from './result.ts'

/** The result as Markdown: one table, and below it how each tool was used and what it could not do. */
export function formatPeers(result: PeersResult): string {
  const { node, machine, peers, seconds, overhead } = result
  const tally = peers.find((peer) => peer.tally !== undefined)?.tally
  const rows = [headOf(result), ...peers.map((peer) => rowOf(peer, result))]
  return [
    `Node ${node}, ${machine.cpuModel}, ${result.date.slice(0, 10)}${result.note === undefined ? '' : `, ${result.note}`}.`,
    ...(tally === undefined
      ? []
      : [
          `${tally.positives} programs with ${tally.blocks} blocks, ${tally.negatives} that do not block, ${seconds} s of load each; every tool may name as many places as there are blocks.`,
        ]),
    ...(overhead === undefined
      ? []
      : overhead.servers.map(
          ({ title, control }) => `${title}: the same server twice differs by ${formatRatio(control)} (control).`,
        )),
    '',
    ...rows.map((row, index) => `| ${row.join(' | ')} |${index === 0 ? `\n|${row.map(() => '---').join('|')}|` : ''}`),
    '',
    ...peers.map(
      (peer) =>
        `- **${peer.title}${peer.version === undefined ? '' : ` ${peer.version}`}**: ${peer.use}.${troubles(peer, result)}`,
    ),
    '',
  ].join('\n')
}

function headOf({ overhead }: PeersResult): string[] {
  const costs = overhead?.servers.map(({ title }) => `CPU/request, ${title}`) ?? []
  return [
    '',
    'says "blocked"',
    'exact line',
    'function',
    'file',
    'route',
    'kind',
    'false alarms',
    ...costs,
    'what it cannot do, and why',
  ]
}

function rowOf(peer: PeerResult, { overhead }: PeersResult): string[] {
  const costs = overhead?.servers.map(({ ratios }) => {
    const cost = ratios.find((ratio) => ratio.peer === peer.id)
    return cost === undefined ? '–' : formatRatio(cost.cpuRatio)
  })
  return [
    peer.title,
    ...exam(peer),
    ...(costs ?? []),
    peer.lack === undefined ? peer.limits : `could not: ${peer.lack}`,
  ]
}

function exam({ tally }: PeerResult): string[] {
  if (tally === undefined) return Array(7).fill('–')
  const { blocks, positives, negatives, noticed, falseAlarms, accused } = tally
  return [
    noticed === undefined ? 'never says' : `${noticed}/${positives}`,
    ...[tally.lines, tally.functions, tally.files].map((right) => `${right}/${blocks}`),
    `${tally.routes}/${tally.routed}`,
    `${tally.kinds}/${blocks}`,
    falseAlarms === undefined ? `(names code on ${accused}/${negatives})` : `${falseAlarms}/${negatives}`,
  ]
}

/** What went wrong on single programs and servers. */
function troubles({ id, marks }: PeerResult, { overhead }: PeersResult): string {
  const failed = marks.filter(({ failure }) => failure !== undefined)
  const [first] = failed
  const onServers = overhead?.failures.find(({ peer }) => peer === id)
  return [
    ...(first === undefined
      ? []
      : [
          ` No answer on ${failed.length} (${failed.map((mark) => mark.id).join(', ')}): ${oneLine(first.failure ?? '')}`,
        ]),
    ...(onServers === undefined ? [] : [` Its cost could not be measured: ${oneLine(onServers.why)}`]),
  ].join('')
}

function formatRatio({ median, low, high }: Spread): string {
  return `× ${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

function oneLine(text: string): string {
  return `${text.trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200)}.`
}
