import type { CaptureProfile, Frame } from '../../model.ts'
import { plainText } from '../foreign-text.ts'
import { profileName } from '../profiles/frame-name.ts'
import { notForComparisons, requireCaptures } from '../profiles/require-captures.ts'
import type { Format } from './formats.ts'

/** V8's own format (Profiler.Profile of the Chrome DevTools protocol), for DevTools, VS Code and speedscope. It holds one
 *  thread: that of the process which the report is of. Between stalls it is idle: nothing was looked at there. */
export const cpuprofileFormat: Format = {
  fileName: 'captures.cpuprofile',
  needs: 'recording',
  report: (_report, assets) => {
    const captures = requireCaptures(assets, 'cpuprofile')
    return `${JSON.stringify(toCpuProfile(captures.find(({ isReported }) => isReported) ?? nothing))}\n`
  },
  comparison: () => {
    throw notForComparisons('cpuprofile')
  },
}

const nothing: CaptureProfile = {
  name: '',
  isReported: true,
  startMs: 0,
  endMs: 0,
  stacks: [],
  pieces: [],
  stallsLeftOut: 0,
}

interface ProfileNode {
  id: number
  callFrame: { functionName: string; scriptId: string; url: string; lineNumber: number; columnNumber: number }
  hitCount: number
  children: number[]
}

interface CpuProfile {
  nodes: ProfileNode[]
  /** µs, as are the next ones. */
  startTime: number
  endTime: number
  samples: number[]
  timeDeltas: number[]
}

/** Every stretch is two samples, at its start and at its end. DevTools lets a sample last until the next one, speedscope from the
 *  one before: so both give each stack the time that it stands for. */
function toCpuProfile({ stacks, pieces, startMs, endMs }: CaptureProfile): CpuProfile {
  const tree = new NodeTree()
  const leaves = stacks.map((stack) => tree.leafOf(stack))
  const profile: CpuProfile = {
    nodes: tree.nodes,
    startTime: toUs(startMs),
    endTime: toUs(endMs),
    samples: [],
    timeDeltas: [],
  }
  let atUs = profile.startTime
  const stretch = (node: number, untilUs: number) => {
    if (untilUs <= atUs) return
    profile.samples.push(node, node)
    profile.timeDeltas.push(0, untilUs - atUs)
    tree.spend(node, untilUs - atUs)
    atUs = untilUs
  }
  for (const piece of pieces) {
    stretch(tree.idle, toUs(piece.startMs))
    stretch(leaves[piece.stack] ?? tree.idle, toUs(piece.startMs + piece.durationMs))
  }
  // At least a moment: DevTools gives the last sample a length of its own making, and that must not be a stack's.
  profile.endTime = Math.max(profile.endTime, atUs + 1)
  stretch(tree.idle, profile.endTime)
  tree.countHits()
  return profile
}

/** A hit stands for so much: small beside any stall, and the hits of a run of days stay below 2³¹. */
const hitUs = 100

function toUs(ms: number): number {
  return Math.round(ms * 1000)
}

/** Call nodes, the root first. */
class NodeTree {
  readonly nodes: ProfileNode[] = []
  readonly idle: number
  readonly #children = new Map<string, number>()
  /** µs by node. */
  readonly #spent = new Map<number, number>()
  readonly #root: number

  constructor() {
    this.#root = this.#add(ownCallFrame('(root)'))
    this.idle = this.#childOf(this.#root, ownCallFrame('(idle)'))
  }

  /** @param stack outermost first
   *  @returns id of the innermost node */
  leafOf(stack: readonly Frame[]): number {
    return stack.reduce((parent, frame) => this.#childOf(parent, callFrameOf(frame)), this.#root)
  }

  spend(id: number, us: number): void {
    this.#spent.set(id, (this.#spent.get(id) ?? 0) + us)
  }

  /** DevTools' tree of calls takes every hit for an equal share of the whole, whatever the samples' times are. */
  countHits(): void {
    for (const [id, us] of this.#spent) {
      const node = this.nodes[id - 1]
      if (node !== undefined) node.hitCount = Math.ceil(us / hitUs)
    }
  }

  #childOf(parent: number, callFrame: ProfileNode['callFrame']): number {
    const key = JSON.stringify([parent, callFrame])
    const known = this.#children.get(key)
    if (known !== undefined) return known
    const id = this.#add(callFrame)
    this.#children.set(key, id)
    this.nodes[parent - 1]?.children.push(id)
    return id
  }

  #add(callFrame: ProfileNode['callFrame']): number {
    const id = this.nodes.length + 1
    this.nodes.push({ id, callFrame, hitCount: 0, children: [] })
    return id
  }
}

function ownCallFrame(functionName: string): ProfileNode['callFrame'] {
  return { functionName, scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }
}

/** V8 counts lines and columns from 0, and has -1 where there are none. */
function callFrameOf(frame: Frame): ProfileNode['callFrame'] {
  return {
    functionName: profileName(frame),
    scriptId: '0',
    url: plainText(frame.file),
    lineNumber: frame.line - 1,
    columnNumber: frame.column - 1,
  }
}
