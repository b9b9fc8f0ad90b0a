import type { HeaderRecord, ProcessRecord, RawFrame, RequestRef } from '../../src/model.ts'
import type { ScaleCase } from './cases.ts'

export const header: HeaderRecord = {
  type: 'recording',
  schema: 'loopcheck.recording/v1',
  loopcheck: '0.0.0',
  createdAt: '2026-01-01T00:00:00.000Z',
  command: ['node', 'server.js'],
  cwd: '/app',
  thresholdMs: 20,
  heartbeatMs: 5,
  includeValues: false,
  probeFolder: 'file:///loopcheck/probe/',
}

export const process: ProcessRecord = {
  type: 'process',
  process: '4711',
  pid: 4711,
  ppid: 1,
  atMs: 30,
  node: 'v24.0.0',
  platform: 'linux',
  arch: 'x64',
  cpuModel: 'made up',
  cpuCount: 2,
  argv: ['node', '/app/server.js'],
  execArgv: [],
  cwd: '/app',
  wallClockMs: 1_767_225_600_000,
}

/** Patterns as a framework tells them. */
export function routePattern(index: number): string {
  return index % 3 === 0 ? `/list-${index}` : `/thing-${index}/:id`
}

/** The nth request of a route; ids of all routes are different. */
export function requestRef(nth: number, route: { index: number; routes: number }): RequestRef {
  const id = nth * route.routes + route.index
  return pathOf(id, routePattern(route.index))
}

function pathOf(id: number, route: string): RequestRef {
  return { id, method: 'GET', path: route.replace(':id', String(id)), route }
}

/** One place that blocks. */
export interface Place {
  callee?: string
  detail?: string
  /** Running JavaScript was seen at several lines, a call at one. Innermost frame first. */
  stacks: RawFrame[][]
}

const callees = ['fs.readFileSync', 'JSON.parse', 'zlib.gzipSync', 'child_process.execSync', 'crypto.pbkdf2Sync']
const linesSeen = 12
const depth = 18

export function placesOf({ blockers }: ScaleCase): Place[] {
  return Array.from({ length: blockers }, (_, index): Place => {
    const callee = index % 2 === 0 ? callees[(index / 2) % callees.length] : undefined
    const file = `/app/src/part-${index % 37}/module-${index}.js`
    const lines = callee === undefined ? linesSeen : 1
    return {
      ...(callee === undefined ? {} : { callee, detail: `${index + 1}.0 MiB` }),
      stacks: Array.from({ length: lines }, (_unused, line) => [
        frame(`work${index}`, file, 40 + line),
        ...outerFrames(index),
      ]),
    }
  })
}

function outerFrames(index: number): RawFrame[] {
  return Array.from({ length: depth }, (_, at) =>
    at < 5
      ? frame(`step${at}`, `/app/src/service-${index % 11}.js`, 10 * (at + 1), at === 4)
      : frame(`next${at}`, `/app/node_modules/framework/lib/layer-${at}.js`, 100 + at),
  )
}

function frame(name: string, file: string, line: number, isAsync = false): RawFrame {
  return { function: name, file, line, column: 7, ...(isAsync ? { isAsync } : {}) }
}
