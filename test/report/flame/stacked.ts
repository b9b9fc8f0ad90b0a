import type { Report, StackTree } from '../../../src/model.ts'
import { chartedReport } from '../charts/charted.ts'

/** Of 1 000 ms: `GET /tables` with two lines of `execute` and what they called, and background work without a stack. */
export const builtTree: StackTree = {
  frames: [
    { function: 'GET /tables', file: '', line: 0, owner: 'route' },
    { function: 'parserOnIncoming', file: 'node:_http_server', line: 1139, owner: 'node' },
    { function: 'handle', file: 'node_modules/router/index.js', line: 187, owner: 'library', package: 'router@2.3.0' },
    { function: 'next', file: 'node_modules/router/index.js', line: 305, owner: 'library', package: 'router@2.3.0' },
    { function: 'execute', file: 'src/db.ts', line: 31, owner: 'user', isAsync: true },
    { function: 'execute', file: 'src/db.ts', line: 32, owner: 'user', isAsync: true },
    { function: 'Atomics.wait', file: '', line: 0, owner: 'native' },
    { function: '(garbage collection)', file: '', line: 0, owner: 'gc' },
    { function: 'background work', file: '', line: 0, owner: 'route' },
    { function: '(no stack was seen)', file: '', line: 0, owner: 'none' },
    { function: '', file: 'src/walk.ts', line: 7, owner: 'user' },
  ],
  nodes: [
    { frame: 0, selfMs: 0, totalMs: 900, stalls: 3 },
    { parent: 0, frame: 1, selfMs: 0, totalMs: 900, stalls: 3 },
    { parent: 1, frame: 2, selfMs: 0, totalMs: 900, stalls: 3 },
    { parent: 2, frame: 3, selfMs: 0, totalMs: 900, stalls: 3 },
    { parent: 3, frame: 4, selfMs: 50, totalMs: 450, stalls: 2 },
    { parent: 3, frame: 5, selfMs: 0, totalMs: 300, stalls: 2 },
    { parent: 4, frame: 6, selfMs: 390, totalMs: 400, stalls: 2, smallerMs: 10 },
    { parent: 5, frame: 6, selfMs: 260, totalMs: 260, stalls: 2 },
    { parent: 5, frame: 7, selfMs: 40, totalMs: 40, stalls: 1 },
    { parent: 3, frame: 10, selfMs: 150, totalMs: 150, stalls: 1, turns: 40 },
    { frame: 8, selfMs: 0, totalMs: 100, stalls: 1 },
    { parent: 10, frame: 9, selfMs: 100, totalMs: 100, stalls: 1 },
  ],
  functions: [
    { frame: 6, selfMs: 650, totalMs: 660 },
    { frame: 10, selfMs: 150, totalMs: 150 },
    { frame: 9, selfMs: 100, totalMs: 100 },
    { frame: 4, selfMs: 50, totalMs: 750 },
    { frame: 7, selfMs: 40, totalMs: 40 },
    { frame: 1, selfMs: 0, totalMs: 900 },
  ],
  stalls: [
    {
      stall: 13,
      pieces: [
        { startMs: 0, durationMs: 300, node: 6, evidence: 'return', stacks: 1, detail: '3 MiB' },
        { startMs: 300, durationMs: 100, node: 9, evidence: 'interrupt', stacks: 4, gcMs: 25 },
        { startMs: 400, durationMs: 12.4, evidence: 'none', stacks: 0 },
      ],
    },
    {
      stall: 20,
      isLike: true,
      pieces: [{ startMs: 0, durationMs: 200, node: 9, isCut: true, evidence: 'late', stacks: 1 }],
      smallerMs: 48,
    },
  ],
}

export const stackedReport: Report = {
  ...chartedReport,
  totals: { ...chartedReport.totals, blockedMs: 1_000 },
  stacks: builtTree,
}
