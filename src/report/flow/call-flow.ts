import type { Blocker, ComparisonVerdict, ScenarioComparison, Strategy } from '../../model.ts'
import type { LabelLine } from '../mermaid.ts'
import { formatMs, formatRate } from '../numbers.ts'
import { addEdge, addNode, addWay, type Flow, type FlowNode, userSteps } from './graph.ts'

/** After: the same request's way to the call that leaves the process, from the stack seen there.
 *  @param sides the two strategies that are compared
 *  @param thresholdMs shortest stall that counts, to say what "no stall" means */
export function flowOfCall(
  scenario: Pick<ScenarioComparison, 'route' | 'verdict'>,
  sides: { before: Strategy; after: Strategy; thresholdMs: number },
): Flow {
  const { after } = sides
  const longest = longestStall(sides)
  const flow: Flow = {
    title: `The same request, ${after.id}`,
    description: `${scenario.route} ${after.call ? `calls ${after.call.to}` : 'runs'}, ${longest}.`,
    nodes: [],
    edges: [],
  }
  const steps = after.call ? userSteps(after.call.stack) : []
  const outcome = addWay(flow, {
    request: [{ text: after.call?.route ?? scenario.route, mark: 'strong' }],
    frames: steps.slice(0, -1),
    last: outcomeNode({ verdict: scenario.verdict, longest, after, innermost: steps.at(-1)?.node }),
  })
  for (const node of gains(sides)) {
    addEdge(
      flow,
      { from: outcome, to: addNode(flow, node), kind: node.role === 'gain' ? 'free' : 'impact' },
      edgeLabel(node),
    )
  }
  if (after.call) {
    const remote = addNode(flow, {
      role: 'remote',
      lines: [{ text: after.call.to, mark: 'strong' }, { text: 'works off the loop' }],
      isOnLoop: false,
    })
    addEdge(flow, { from: outcome, to: remote, kind: 'socket', label: 'socket' })
  }
  return flow
}

const headings: Record<ComparisonVerdict, string> = {
  improved: 'FIXED',
  unchanged: 'NOT FIXED',
  regressed: 'WORSE',
  inconclusive: 'AFTER',
  'numbers only': 'AFTER',
}

function outcomeNode(outcome: {
  verdict: ComparisonVerdict
  longest: string
  after: Strategy
  innermost: FlowNode | undefined
}): FlowNode {
  const { verdict, longest, after, innermost } = outcome
  const lines: LabelLine[] = [{ text: `${headings[verdict]}: ${longest}`, mark: 'strong' }]
  if (after.call) {
    lines.push({ text: `awaits ${after.call.to}` })
    lines.push(...(innermost?.lines ?? [{ text: 'none of your code on the stack' }]).map(unmarkName))
  } else {
    lines.push({ text: 'no call out of the process was seen:' }, { text: 'the way there is not known' })
  }
  const isWorse = verdict === 'regressed' || verdict === 'unchanged'
  return { role: isWorse ? 'unfixed' : 'fixed', lines, isOnLoop: true }
}

function unmarkName(line: LabelLine): LabelLine {
  return line.mark === 'strong' ? { text: `in ${line.text}` } : line
}

function longestStall({
  before,
  after,
  thresholdMs,
}: {
  before: Strategy
  after: Strategy
  thresholdMs: number
}): string {
  const was = before.median.stalls === 0 ? 'was none too' : `was ${formatMs(before.median.longestMs)}`
  if (after.median.stalls === 0) return `no stall of ${formatMs(thresholdMs)} or more (${was})`
  return `longest stall ${formatMs(after.median.longestMs)} (${was})`
}

/** What others felt meanwhile, and what still blocks. */
function gains({ before, after }: { before: Strategy; after: Strategy }): FlowNode[] {
  const [was, is] = [before.median, after.median]
  const lines: LabelLine[] = [{ text: 'Requests meanwhile', mark: 'strong' }]
  if (was.canary && is.canary) {
    lines.push(
      { text: `canary p99 ${formatMs(was.canary.p99Ms)} → ${formatMs(is.canary.p99Ms)}` },
      { text: `longest ${formatMs(was.canary.maxMs)} → ${formatMs(is.canary.maxMs)}` },
    )
  }
  lines.push(
    { text: `mean wait ${formatMs(was.meanArrivalWaitMs)} → ${formatMs(is.meanArrivalWaitMs)}` },
    { text: `answers ${formatRate(was.ratePerSecond)} → ${formatRate(is.ratePerSecond)}` },
  )
  const isBetter =
    was.canary && is.canary ? is.canary.p99Ms <= was.canary.p99Ms : is.meanArrivalWaitMs <= was.meanArrivalWaitMs
  const felt: FlowNode = { role: isBetter ? 'gain' : 'impact', lines, isOnLoop: false }
  const [worst] = after.blockers
  return worst ? [felt, stillBlocks(worst)] : [felt]
}

function stillBlocks({ title, maxMs }: Blocker): FlowNode {
  const lines: LabelLine[] = [
    { text: 'Still blocks', mark: 'strong' },
    { text: title },
    { text: `longest ${formatMs(maxMs)}` },
  ]
  return { role: 'impact', lines, isOnLoop: false }
}

function edgeLabel(node: FlowNode): string {
  return node.role === 'gain' ? 'loop is free' : 'impact'
}
