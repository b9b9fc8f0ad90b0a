import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { heartbeatMs } from '../../../src/cli/measuring.ts'
import type { Blocker } from '../../../src/model.ts'
import { probeEnvironment } from '../../../src/probe/settings.ts'
import { runProgram } from '../../accuracy/run-program.ts'
import type { Finding, Peer } from '../peer.ts'

const root = join(import.meta.dirname, '../../..')
const thresholdMs = 20

export const loopcheck: Peer = {
  id: 'loopcheck',
  title: 'loopcheck',
  use: 'loopcheck run with default settings; its blockers outside the start-up',
  limits: '',
  inject(folder) {
    const recording = join(folder, 'recording.jsonl')
    const settings = {
      recording,
      originNs: String(process.hrtime.bigint()),
      thresholdMs,
      heartbeatMs,
      hasRequests: true,
    }
    const env = probeEnvironment({}, pathToFileURL(join(root, 'dist/probe/preload.cjs')).href, settings)
    return { nodeArgs: [], env: env as Record<string, string>, leaves: /recording\.jsonl$/ }
  },
  async examine(program, { node, folder, seconds }) {
    const report = await runProgram(program, { nodePath: node.path, root, folder, durationS: seconds })
    const isAtStartup = program.blocks.some(({ phase }) => phase === 'startup')
    const blockers = report.blockers.filter(
      ({ phase, kind }) => phase !== 'startup' || (isAtStartup && kind !== 'module-load'),
    )
    const prefix = `${relative(root, program.folder).replaceAll('\\', '/')}/`
    return {
      isBlocked: blockers.length > 0,
      findings: blockers.map((blocker) => toFinding(blocker, prefix)),
      evidence: report.verdict.text,
    }
  },
}

function toFinding({ location, library, kind, route, totalMs }: Blocker, prefix: string): Finding {
  const at = location ?? library
  return {
    file: at?.file.replace(prefix, '') ?? '',
    line: at?.line,
    function: at?.function,
    kind,
    ...(route == null ? {} : { route }),
    weightMs: totalMs,
  }
}
