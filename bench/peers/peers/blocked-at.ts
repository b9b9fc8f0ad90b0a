import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { driveProgram } from '../drive-program.ts'
import type { Finding, Peer } from '../peer.ts'
import { userFile } from '../user-file.ts'

const preload = fileURLToPath(new URL('../inject/blocked-at.cjs', import.meta.url))
const reportsVariable = 'LOOPCHECK_PEERS_REPORTS'

/** A line of what inject/blocked-at.cjs writes. */
interface BlockedAtReport {
  atUs: number
  durationMs: number
  /** Of the async resource. */
  type: string
  url?: string
  /** Lines of a stack, as V8 prints them. */
  stack: string[]
}

export const blockedAt: Peer = {
  id: 'blocked-at',
  title: 'blocked-at',
  package: 'blocked-at',
  use: 'threshold 20, trimFalsePositives, resourcesCap 100; of each report the first frame of the program, as its README advises; ranked by blocked time',
  limits:
    'names where the asynchronous operation that blocks was begun, not the line that blocks: its hooks see no stack in between; a URL only where the handler runs straight from the HTTP parser, and then no frame of the program; no kind',
  inject: (folder) => ({
    nodeArgs: ['--require', preload],
    env: { [reportsVariable]: join(folder, 'reports.jsonl') },
    leaves: /reports\.jsonl$/,
  }),
  async examine(program, setting) {
    const file = join(setting.folder, 'reports.jsonl')
    const { listenUs } = await driveProgram(
      program,
      {
        command: [setting.node.path, '--require', preload],
        env: { [reportsVariable]: file },
        onEnd: (group) => group.signal('SIGTERM'),
      },
      setting,
    )
    const fromUs = program.blocks.some(({ phase }) => phase === 'startup') ? 0 : listenUs
    const reports = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as BlockedAtReport)
      .filter(({ atUs }) => atUs >= fromUs)
    return {
      isBlocked: reports.length > 0,
      findings: rank(reports, program.folder),
      evidence: `${reports.length} reports of ${[...new Set(reports.map(({ type }) => type))].join(', ')}`,
    }
  },
}

/** Reports of the same place are one finding. */
export function rank(reports: readonly BlockedAtReport[], folder: string): Finding[] {
  const findings = new Map<string, Finding>()
  for (const { stack, durationMs, url } of reports) {
    const frame = stack.map((line) => toFrame(line, folder)).find((found) => found !== undefined)
    if (frame === undefined) continue
    const key = `${frame.file}:${frame.line}`
    const route = url === undefined ? {} : { route: url.split('?', 1)[0] ?? url }
    const finding = findings.get(key) ?? { ...frame, ...route, weightMs: 0 }
    findings.set(key, finding)
    finding.weightMs += durationMs
  }
  return [...findings.values()].sort((a, b) => b.weightMs - a.weightMs)
}

/** `    at async decode (file:///…/cache.js:7:9)` */
function toFrame(line: string, folder: string): Omit<Finding, 'weightMs'> | undefined {
  const [, name, place = ''] = /^\s*at (?:async )?(?:(.*?) \()?(.*?)\)?$/.exec(line) ?? []
  const [, file, lineNumber] = /^(.*):(\d+):\d+$/.exec(place) ?? []
  const own = file === undefined ? undefined : userFile(file, folder)
  return own === undefined ? undefined : { file: own, line: Number(lineNumber), function: name }
}
