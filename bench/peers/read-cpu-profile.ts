import type { ProfileFrame, ProfileSample } from './self-time.ts'
import { userFile } from './user-file.ts'

/** What node --cpu-prof writes: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export interface CpuProfile {
  nodes: CpuProfileNode[]
  /** µs of the monotonic clock. */
  startTime: number
  samples?: number[]
  timeDeltas?: number[]
}

interface CpuProfileNode {
  id: number
  /** Lines from 0. */
  callFrame: { functionName: string; url: string; lineNumber: number }
  children?: number[]
  /** How many samples found the function itself at a line; from 1. */
  positionTicks?: { line: number; ticks: number }[]
}

/** Turns a CPU profile into samples.
 *  @param folder of the program
 *  @param fromUs what was sampled before is left out; µs of the monotonic clock
 */
export function readCpuProfile(profile: CpuProfile, folder: string, fromUs: number): ProfileSample[] {
  const stacks = stacksOf(profile.nodes, folder)
  const lines = new Map(profile.nodes.map((node) => [node.id, heaviestLine(node)]))
  let atUs = profile.startTime
  return (profile.samples ?? []).flatMap((id, index) => {
    // A delta is the time since the sample before.
    const deltaUs = profile.timeDeltas?.[index] ?? 0
    atUs += deltaUs
    if (atUs < fromUs) return []
    return [{ stack: stacks.get(id) ?? [], weightMs: deltaUs / 1000, leafLine: lines.get(id) }]
  })
}

function stacksOf(nodes: readonly CpuProfileNode[], folder: string): Map<number, ProfileFrame[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const stacks = new Map<number, ProfileFrame[]>()
  const visit = (node: CpuProfileNode, callers: ProfileFrame[]): void => {
    const { functionName, url, lineNumber } = node.callFrame
    const stack = [{ file: userFile(url, folder), function: functionName, headLine: lineNumber + 1 }, ...callers]
    stacks.set(node.id, stack)
    for (const id of node.children ?? []) {
      const child = byId.get(id)
      if (child !== undefined) visit(child, stack)
    }
  }
  const [root] = nodes
  if (root !== undefined) visit(root, [])
  return stacks
}

function heaviestLine({ positionTicks = [] }: CpuProfileNode): number | undefined {
  return positionTicks.toSorted((a, b) => b.ticks - a.ticks)[0]?.line
}
