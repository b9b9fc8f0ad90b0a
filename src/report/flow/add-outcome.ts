import type { WayEnd } from './add-way.ts'
import { addEdge, addNode, type Flow } from './graph.ts'
import { gainLines, isGain, outcomeLines, remoteLines, stillBlocksLines } from './outcome-lines.ts'
import type { FreeSide } from './sides.ts'

/** Ends a way after: what became of the blocking operation, what the others felt, what still blocks, where the work went.
 *  @param queriesShown of those that a database was asked, at most so many */
export function addOutcome(flow: Flow, end: WayEnd, side: FreeSide, queriesShown: number): void {
  const { sides, verdict } = side
  const isWorse = verdict === 'regressed' || verdict === 'unchanged'
  const outcome = addNode(flow, {
    role: isWorse ? 'unfixed' : 'fixed',
    lines: outcomeLines(verdict, sides),
    isOnLoop: true,
    key: 'outcome',
  })
  addEdge(flow, { from: end.node, to: outcome, kind: 'call' }, end.leavesBy)
  const gained = isGain(sides)
  const gain = addNode(flow, {
    role: gained ? 'gain' : 'impact',
    lines: gainLines(sides),
    isOnLoop: false,
    key: 'impact',
  })
  addEdge(flow, { from: outcome, to: gain, kind: gained ? 'free' : 'impact' }, gained ? 'loop is free' : 'impact')
  const [worst] = sides.after.blockers
  if (worst) {
    const node = addNode(flow, { role: 'impact', lines: stillBlocksLines(worst), isOnLoop: false })
    addEdge(flow, { from: outcome, to: node, kind: 'impact' }, 'impact')
  }
  const lines = remoteLines(sides.after, queriesShown)
  if (lines.length === 0) return
  const remote = addNode(flow, { role: 'remote', lines, isOnLoop: false })
  // Threads post messages, all else is reached through a socket.
  addEdge(
    flow,
    { from: outcome, to: remote, kind: 'socket' },
    sides.after.call?.to.endsWith('thread') ? 'message' : 'socket',
  )
}
