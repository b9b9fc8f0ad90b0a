/** How the two tools that open such files take them, with what they throw on: written after Chrome DevTools'
 *  front_end/models/cpu_profile/CPUProfileDataModel.ts and speedscope's src/import/chrome.ts and src/lib/file-format.ts. */

interface CpuProfile {
  nodes: { id: number; callFrame: Record<string, unknown>; hitCount: number; children: number[] }[]
  startTime: number
  endTime: number
  samples: number[]
  timeDeltas: number[]
}

/** ms of self time, by function. */
type Times = Map<string, number>

/** A sample lasts until the next one; the last one for as long as the others on average.
 *  @throws Error where DevTools would, or would show nonsense */
export function readCpuProfileAsDevtools(profile: CpuProfile): Times {
  const names = namesOf(profile)
  let atUs = profile.startTime
  const stamps = profile.timeDeltas.map((delta) => {
    atUs += delta
    return atUs
  })
  if (profile.samples.length !== stamps.length) throw new Error('a time for each sample is needed')
  if (atUs > profile.endTime) throw new Error('a sample after the end')
  const times: Times = new Map()
  for (const [index, id] of profile.samples.entries()) {
    const next = stamps[index + 1]
    const last = index === stamps.length - 1
    if (last && names.get(id) !== '(idle)') throw new Error('the last sample has a length of the reader’s own making')
    add(times, names.get(id), ((next ?? stamps[index] ?? 0) - (stamps[index] ?? 0)) / 1000)
  }
  return times
}

/** Equal samples in a row are one; its time is the sum of its own deltas. */
export function readCpuProfileAsSpeedscope(profile: CpuProfile): Times {
  const names = namesOf(profile)
  const times: Times = new Map()
  for (const [index, id] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? Number.NaN
    if (!(delta >= 0)) throw new Error(`delta ${delta}`)
    add(times, names.get(id), delta / 1000)
  }
  return times
}

/** Checks the tree on the way: one root, which comes first; every node once, below its parent; plain call frames. */
function namesOf({ nodes, samples }: CpuProfile): Map<number, string> {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, String(callFrame.functionName)]))
  if (names.size !== nodes.length) throw new Error('an id comes twice')
  const children = nodes.flatMap((node) => node.children)
  if (new Set(children).size !== children.length) throw new Error('a node has two parents')
  const roots = nodes.filter(({ id }) => !children.includes(id))
  if (roots.length !== 1 || roots[0] !== nodes[0] || names.get(nodes[0]?.id ?? 0) !== '(root)')
    throw new Error('no root')
  for (const { callFrame, hitCount, id } of nodes) {
    const { functionName, scriptId, url, lineNumber, columnNumber, ...more } = callFrame
    if ([functionName, scriptId, url].some((text) => typeof text !== 'string'))
      throw new Error('a call frame lacks words')
    if (![lineNumber, columnNumber].every((number) => Number.isInteger(number) && (number as number) >= -1))
      throw new Error('no position')
    if (Object.keys(more).length > 0) throw new Error('more than a call frame has')
    if (hitCount !== samples.filter((sample) => sample === id).length) throw new Error('hits are miscounted')
  }
  if (!samples.every((id) => names.has(id))) throw new Error('a sample of no node')
  return names
}

interface SpeedscopeFile {
  $schema: string
  activeProfileIndex: number
  shared: { frames: { name: string; file?: string; line?: number; col?: number }[] }
  profiles: {
    type: string
    name: string
    unit: string
    startValue: number
    endValue: number
    samples: number[][]
    weights: number[]
  }[]
}

/** @throws Error for what speedscope or its schema refuses */
export function readSpeedscope(file: SpeedscopeFile): { name: string; times: Times; totalMs: number }[] {
  if (file.$schema !== 'https://www.speedscope.app/file-format-schema.json') throw new Error('not taken for speedscope')
  const { frames } = file.shared
  if (!frames.every(({ name }) => typeof name === 'string' && name !== '')) throw new Error('a frame without a name')
  if (file.profiles.length === 0 || file.profiles[file.activeProfileIndex] === undefined) throw new Error('no profile')
  return file.profiles.map(({ type, name, unit, startValue, endValue, samples, weights }) => {
    if (type !== 'sampled' || unit !== 'milliseconds') throw new Error(`${type} in ${unit}`)
    if (samples.length !== weights.length) throw new Error('a weight for each sample is needed')
    const times: Times = new Map()
    for (const [index, stack] of samples.entries()) {
      const weight = weights[index] ?? Number.NaN
      if (!(weight > 0)) throw new Error('Samples must have positive weights')
      if (!stack.every((frame) => frames[frame] !== undefined)) throw new Error('a frame that is not there')
      add(times, frames[stack.at(-1) ?? -1]?.name ?? '', weight)
    }
    const totalMs = weights.reduce((sum, weight) => sum + weight, 0)
    if (Math.abs(totalMs - (endValue - startValue)) > 1e-6) throw new Error('the weights are not the whole')
    return { name, times, totalMs }
  })
}

function add(times: Times, name: string | undefined, ms: number): void {
  if (name === undefined) throw new Error('a sample of no node')
  times.set(name, (times.get(name) ?? 0) + ms)
}
