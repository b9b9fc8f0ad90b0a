import type { Blocker, Fix, Victims } from '../../model.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import type { LabelLine } from '../mermaid.ts'
import { formatCount, formatMs } from '../numbers.ts'
import {
  addEdge,
  addNode,
  addWay,
  type Flow,
  type FlowNode,
  type RunSurroundings,
  requestLines,
  type Step,
  userSteps,
} from './graph.ts'

/** Routes named in the impact; the others are counted. */
const routesShown = 3

/** Before: from the request through the user's frames to the root cause, who had to wait, and the first remedy.
 *  @param fix the remedy's words; without them its title stands alone */
export function flowOfBlocker(run: RunSurroundings, blocker: Blocker, fix?: Fix): Flow {
  const flow: Flow = { title: titleOf(blocker), description: describe(blocker), nodes: [], edges: [] }
  const steps = userSteps(blocker.stack)
  // The innermost user frame is the cause itself, unless a library stands between the two.
  const frames = blocker.library ? [...steps, libraryStep(blocker)] : steps.slice(0, -1)
  const cause = addWay(flow, { request: requestLines(blocker), frames, last: causeNode(blocker) })
  const impact = addNode(flow, { role: 'impact', lines: impactLines(run, blocker), isOnLoop: false })
  addEdge(flow, { from: cause, to: impact, kind: 'impact', label: 'impact' })
  const solution = addNode(flow, { role: 'solution', lines: solutionLines(blocker, fix), isOnLoop: false })
  addEdge(flow, { from: cause, to: solution, kind: 'fix', label: 'fix' })
  return flow
}

function titleOf(blocker: Blocker): string {
  return `Where the event loop is blocked: ${blocker.title}`
}

function describe(blocker: Blocker): string {
  const where = blocker.location ? ` in ${fileAndLine(blocker.location)}` : ''
  const who = blocker.victims.measuredAt === 'none' ? 'who waited is not known' : `${waited(blocker.victims.requests)}`
  return `${blocker.route ?? blocker.phase} blocks the event loop for up to ${formatMs(blocker.maxMs)}${where}, ${who}.`
}

function libraryStep(blocker: Blocker): Step {
  const library = blocker.library
  const lines: LabelLine[] = library
    ? [
        { text: `${library.package} ${library.version}`.trim(), mark: 'strong' },
        { text: frameName(library) },
        { text: fileAndLine(library) || 'file not known' },
      ]
    : []
  return { node: { role: 'library', lines, isOnLoop: true }, leavesBy: undefined }
}

const headings: Record<Blocker['confidence'], string> = {
  exact: 'ROOT CAUSE',
  likely: 'LIKELY CAUSE',
  unknown: 'CAUSE NOT KNOWN',
}

function causeNode(blocker: Blocker): FlowNode {
  const { location } = blocker
  const lines: LabelLine[] = [
    { text: `${headings[blocker.confidence]}: blocks the loop ${formatMs(blocker.maxMs)}`, mark: 'strong' },
    { text: blocker.callee ? `${blocker.kind}: ${blocker.callee}` : blocker.kind },
  ]
  if (location) {
    lines.push({ text: `in ${frameName(location)}` }, { text: fileAndLine(location) || 'file not known' })
    if (location.code) lines.push({ text: location.code, mark: 'faint' })
  } else {
    lines.push({ text: blocker.stack.length === 0 ? 'no stack was seen during it' : 'none of your code on the stack' })
  }
  if (blocker.detail) lines.push({ text: blocker.detail, mark: 'faint' })
  lines.push({ text: countLine(blocker) })
  return { role: 'cause', lines, isOnLoop: true }
}

function countLine(blocker: Blocker): string {
  if (blocker.count === 1) return 'one stall'
  return `${formatCount(blocker.count)} stalls, ${formatMs(blocker.totalMs)} in all`
}

function impactLines(run: RunSurroundings, { victims }: Blocker): LabelLine[] {
  if (victims.measuredAt === 'none') {
    return [{ text: 'IMPACT: not known', mark: 'strong' }, { text: 'no request was seen in this run' }]
  }
  const lines: LabelLine[] = [{ text: `IMPACT: ${waited(victims.requests)}`, mark: 'strong' }]
  if (victims.requests > 0) {
    lines.push({ text: `${formatMs(victims.delayMs)} in all, longest ${formatMs(victims.maxDelayMs)}` })
    if (victims.measuredAt === 'server') lines.push({ text: 'at least: seen by the server only' })
  }
  lines.push(...routeLines(victims))
  if (run.canary)
    lines.push({ text: `canary p99 ${formatMs(run.canary.p99Ms)}, longest ${formatMs(run.canary.maxMs)}` })
  return lines
}

function routeLines({ routes }: Victims): LabelLine[] {
  const lines = routes.slice(0, routesShown).map(({ route, requests, delayMs }) => ({
    text: `${formatCount(requests)} × ${route}, ${formatMs(delayMs)}`,
  }))
  const others = routes.length - routesShown
  return others > 0
    ? [...lines, { text: `and ${formatCount(others)} more ${others === 1 ? 'route' : 'routes'}` }]
    : lines
}

function waited(requests: number): string {
  if (requests === 0) return 'no other request waited'
  return requests === 1 ? '1 other request waited' : `${formatCount(requests)} other requests waited`
}

function solutionLines(blocker: Blocker, fix: Fix | undefined): LabelLine[] {
  const [first] = blocker.fixes
  if (!first) return [{ text: 'SOLUTION', mark: 'strong' }, { text: 'no remedy is known for this kind' }]
  const summary = fix?.id === first.id ? wrapped(fix.summary) : []
  return [{ text: 'SOLUTION', mark: 'strong' }, { text: first.title }, ...summary]
}

/** Broken into lines of some 38 characters: a label would else be as wide as the sentence is long. */
function wrapped(text: string): LabelLine[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 38) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => ({ text: line, mark: 'faint' }))
}
