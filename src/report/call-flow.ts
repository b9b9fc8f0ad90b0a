import type { ComparisonVerdict, ScenarioComparison, Strategy } from '../model.ts'
import { addEdge, addNode, addWay, type Flow, type FlowNode, userSteps } from './flow.ts'
import type { LabelLine } from './mermaid.ts'
import { formatMs, formatRate } from './numbers.ts'

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

function gains({ before, after }: { before: Strategy; after: Strategy }): FlowNode[] {
  const nodes: FlowNode[] = []
  const canary = { was: before.median.canary, is: after.median.canary }
  if (canary.was && canary.is) {
    nodes.push({
      role: canary.is.p99Ms <= canary.was.p99Ms ? 'gain' : 'impact',
      lines: [
        { text: 'Requests meanwhile', mark: 'strong' },
        { text: `canary p99 ${formatMs(canary.was.p99Ms)} → ${formatMs(canary.is.p99Ms)}` },
        { text: `longest ${formatMs(canary.was.maxMs)} → ${formatMs(canary.is.maxMs)}` },
      ],
      isOnLoop: false,
    })
  }
  nodes.push({
    role: after.median.meanArrivalWaitMs <= before.median.meanArrivalWaitMs ? 'gain' : 'impact',
    lines: [
      { text: 'A request at any moment', mark: 'strong' },
      {
        text: `waits ${formatMs(before.median.meanArrivalWaitMs)} → ${formatMs(after.median.meanArrivalWaitMs)} on average`,
      },
      { text: `answers ${formatRate(before.median.ratePerSecond)} → ${formatRate(after.median.ratePerSecond)}` },
    ],
    isOnLoop: false,
  })
  const [worst] = after.blockers
  if (worst) {
    nodes.push({
      role: 'impact',
      lines: [
        { text: 'Still blocks', mark: 'strong' },
        { text: worst.title },
        { text: `longest ${formatMs(worst.maxMs)}` },
      ],
      isOnLoop: false,
    })
  }
  return nodes
}

function edgeLabel(node: FlowNode): string {
  return node.role === 'gain' ? 'loop is free' : 'impact'
}
