import type { Blocker, FixId, Frame, KindId } from '../../model.ts'
import { formatCount, formatMs, formatShare } from '../../numbers.ts'
import type { ReportAssets } from '../assets.ts'
import type { RunSurroundings } from '../flow/model.ts'
import type { Related } from '../flow/related.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import { type Block, code, link, linkedCode, type Table, type Words } from '../page.ts'
import { drawSequence } from '../sequence.ts'
import { placeOf, victimsText } from './blocker-table.ts'
import { fixAnchor } from './fix-section.ts'
import { flowBlocks, worstOf } from './flow-blocks.ts'
import { kindAnchor } from './kind-section.ts'
import { remedyBlocks } from './remedy-blocks.ts'

/** Frames listed of a stack; the middle of a longer one is left to report.json. */
const framesListed = 40

/** Where on the page kinds and remedies are explained; undefined where they are not. */
interface Anchors {
  kind?: (id: KindId) => string
  fix?: (id: FixId) => string
}

/** Everything about one blocker: its flow, its facts, one real stall, its stack.
 *  @param related the blockers of its flow; undefined where a flow before shows it already */
export function blockerBlocks(given: {
  run: RunSurroundings
  blocker: Blocker
  related: Related | undefined
  assets: ReportAssets
}): Block[] {
  const { run, blocker, related, assets } = given
  const sequence = drawSequence(blocker)
  const facts = [blockerFacts(blocker, { kind: kindAnchor, fix: fixAnchor }), ...blockerDetails(blocker)]
  return [
    ...(related === undefined
      ? [{ is: 'text', words: ['Its flow is the one above: another line of the same function.'] } as const, ...facts]
      : flowAndFacts({ run, related, facts, assets })),
    ...(sequence ? [details('One real stall and who waited', [{ is: 'diagram', diagram: sequence }])] : []),
  ]
}

function flowAndFacts(given: {
  run: RunSurroundings
  related: Related
  facts: Block[]
  assets: ReportAssets
}): Block[] {
  const { run, related, facts, assets } = given
  const { overview, detailed } = flowBlocks(run, related, assets)
  return [
    {
      is: 'pair',
      sides: [
        { title: 'From the request to the stall', blocks: [overview] },
        { title: 'The facts', blocks: facts },
      ],
    },
    ...remedyBlocks(worstOf(related), assets),
    detailed,
  ]
}

/** The code, and what is folded away: routes, victims by route, the stack. */
export function blockerDetails(blocker: Blocker): Block[] {
  const { location, routes, victims, stack } = blocker
  return [
    ...(location?.excerpt === undefined
      ? []
      : [{ is: 'excerpt', excerpt: location.excerpt, line: location.line } as const]),
    ...(victims.routes.length > 0 ? [details('Who waited, by route', [victimTable(blocker)])] : []),
    ...(routes.length > 1 ? [details('Routes that ran it', [routeTable(blocker)])] : []),
    stack.length > 0
      ? details(`Stack of the longest stall (${formatCount(stack.length)} frames)`, [
          { is: 'code', code: stackText(stack) },
        ])
      : { is: 'text', words: ['No stack was seen during these stalls.'] },
  ]
}

/** What was measured of it, fact by fact. */
export function blockerFacts(blocker: Blocker, anchors: Anchors = {}): Table {
  const { library } = blocker
  const facts: [string, Words][] = [
    ['Where', placeOf(blocker)],
    [
      'Kind',
      [
        anchors.kind ? linkedCode(anchors.kind(blocker.kind), blocker.kind) : code(blocker.kind),
        ` (${blocker.confidence})`,
      ],
    ],
  ]
  if (blocker.callee) facts.push(['Calls', [code(blocker.callee)]])
  if (blocker.detail) facts.push(['Detail', [code(blocker.detail)]])
  if (library) {
    const place = fileAndLine(library)
    facts.push([
      'Through',
      [code(`${library.package} ${library.version}`), ' ', code(`${frameName(library)} ${place}`)],
    ])
  }
  facts.push(
    ['Route', [blocker.route ? code(blocker.route) : `none (${blocker.phase})`]],
    ...(blocker.origin === undefined ? [] : [['Started by', [code(blocker.origin)]] satisfies [string, Words]]),
    [
      'Stalls',
      [
        `${formatCount(blocker.count)}${requestsText(blocker)}; ${formatMs(blocker.totalMs)} in all, longest ${formatMs(blocker.maxMs)}, median ${formatMs(blocker.p50Ms)}; ${formatShare(blocker.share)} of all blocked time`,
      ],
    ],
    [
      'Time spent',
      [
        `computing ${formatMs(blocker.cpuMs)}, waiting ${formatMs(blocker.waitMs)}, garbage collection ${formatMs(blocker.gcMs)}`,
      ],
    ],
    ['Waited', [victimsText(blocker)]],
    ['Remedies', remediesText(blocker, anchors)],
  )
  return {
    is: 'table',
    caption: 'Measured in this run',
    columns: [{ title: 'Fact' }, { title: 'Measured' }],
    rows: facts.map(([fact, words]) => ({ cells: [[fact], words] })),
  }
}

function remediesText({ fixes }: Blocker, { fix }: Anchors): Words {
  if (fixes.length === 0) return ['none known']
  return fixes.flatMap(({ id, title }, index) => [index === 0 ? '' : '; ', fix ? link(fix(id), title) : title])
}

/** ` by 3 requests` */
function requestsText({ requests }: Blocker): string {
  if (requests === undefined) return ''
  return ` by ${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'}`
}

function victimTable({ victims }: Blocker): Table {
  return {
    is: 'table',
    caption: 'Requests that waited for stalls that were not their own',
    columns: [{ title: 'Route' }, { title: 'Requests', align: 'right' }, { title: 'Waited in all', align: 'right' }],
    rows: victims.routes.map(({ route, requests, delayMs }) => ({
      cells: [[code(route)], [formatCount(requests)], [formatMs(delayMs)]],
    })),
  }
}

function routeTable({ routes }: Blocker): Table {
  return {
    is: 'table',
    caption: 'Routes that ran it',
    columns: [{ title: 'Route' }, { title: 'Stalls', align: 'right' }, { title: 'Blocked', align: 'right' }],
    rows: routes.map(({ route, count, totalMs }) => ({
      cells: [[code(route)], [formatCount(count)], [formatMs(totalMs)]],
    })),
  }
}

/** Innermost first, as Node prints stacks. */
export function stackText(stack: readonly Frame[]): string {
  const lines = stack.map(frameText).reverse()
  if (lines.length <= framesListed) return lines.join('\n')
  const half = framesListed / 2
  const hidden = `    … ${formatCount(lines.length - framesListed)} more frames, all in report.json …`
  return [...lines.slice(0, half), hidden, ...lines.slice(-half)].join('\n')
}

function frameText(frame: Frame): string {
  const place = fileAndLine(frame) || 'native'
  const column = frame.line > 0 ? `:${frame.column}` : ''
  const from = frame.package ? ` [${frame.package}]` : ''
  return `${frame.owner === 'user' ? '▶' : ' '} at ${frame.isAsync ? 'async ' : ''}${frameName(frame)} (${place}${column})${from}`
}

function details(summary: string, blocks: readonly Block[]): Block {
  return { is: 'details', summary, blocks }
}
