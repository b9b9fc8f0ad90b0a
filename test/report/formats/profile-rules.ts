import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type SchemaFile, validate } from '../../schema/validate.ts'

/** What the viewers take without a word, and show wrongly or not at all. */

interface CpuProfile {
  nodes: { id: number; callFrame: Record<string, unknown>; hitCount: number; children: number[] }[]
  startTime: number
  endTime: number
  samples: number[]
  timeDeltas: number[]
}

/** Checks a .cpuprofile against Profiler.Profile of the Chrome DevTools protocol, and that every viewer can only give each
 *  sample the time that we mean.
 *  @returns what is wrong; [] when nothing is */
export function cpuProfileFaults({ nodes, samples, timeDeltas, startTime, endTime }: CpuProfile): string[] {
  const faults = nodes.flatMap(({ callFrame }) => callFrameFaults(callFrame))
  const check = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault)
  }
  const ids = new Set(nodes.map(({ id }) => id))
  const children = nodes.flatMap((node) => node.children)
  const roots = nodes.filter(({ id }) => !children.includes(id))
  check(ids.size === nodes.length, 'an id comes twice')
  check(new Set(children).size === children.length, 'a node has two parents')
  check(
    children.every((id) => ids.has(id)),
    'a child is not there',
  )
  check(roots.length === 1 && roots[0] === nodes[0], 'the first node is not the only root')
  check(nodes[0]?.callFrame.functionName === '(root)', 'the root has another name')
  check(
    samples.every((id) => ids.has(id)),
    'a sample is of no node',
  )
  check(
    nodes.every(({ id, hitCount }) => hitCount > 0 === samples.includes(id)),
    'hits without a sample, or none with one',
  )
  check(samples.length === timeDeltas.length, 'a sample has no time')
  check(
    timeDeltas.every((delta) => delta >= 0),
    'a sample comes before the last one',
  )
  const lastAt = timeDeltas.reduce((at, delta) => at + delta, startTime)
  check(lastAt === endTime, 'the samples do not last until the end')
  // DevTools lets the last sample last as long as the others on average.
  const last = nodes.find(({ id }) => id === samples.at(-1))
  check(last?.callFrame.functionName === '(idle)', 'the last sample is not idle')
  return faults
}

function callFrameFaults({ functionName, scriptId, url, lineNumber, columnNumber, ...more }: Record<string, unknown>) {
  const isNamed = [functionName, scriptId, url].every((text) => typeof text === 'string') && functionName !== ''
  const isPlaced = [lineNumber, columnNumber].every((number) => Number.isInteger(number) && (number as number) >= -1)
  return [
    ...(isNamed ? [] : [`words are missing: ${functionName} ${scriptId} ${url}`]),
    ...(isPlaced ? [] : [`no position: ${lineNumber}:${columnNumber}`]),
    ...Object.keys(more).map((key) => `a call frame has no ${key}`),
  ]
}

const speedscopeSchema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('speedscope/dist/release/file-format-schema.json'), 'utf8'),
) as SchemaFile

/** Checks against speedscope's own schema, which its page does not. */
export function speedscopeFaults(file: unknown): string[] {
  return validate(file, speedscopeSchema)
}
