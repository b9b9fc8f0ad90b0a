import { kinds } from '../../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../../src/fixes/fixes.ts'
import type { CaptureProfile } from '../../../src/model.ts'
import type { ReportAssets } from '../../../src/report/assets.ts'
import { bridgeBlocker, frame, jsonBlocker } from '../fixtures.ts'

/** What every format is given in these tests. */
export const assets: ReportAssets = { fixes, kinds, mermaid: 'bWVybWFpZA==' }

/** Two processes; in the reported one three stacks in two stalls, the first of them of two pieces that touch. */
export const captures: readonly CaptureProfile[] = [
  {
    name: 'cluster worker 2 (pid 4322)',
    isReported: false,
    startMs: 500,
    endMs: 2_000,
    stacks: [[frame({ function: '', file: 'src/worker.js', line: 7 })]],
    pieces: [{ startMs: 700, durationMs: 40, stack: 0 }],
    stallsLeftOut: 1_234,
  },
  {
    name: 'cluster worker 1 (pid 4321)',
    isReported: true,
    startMs: 500,
    endMs: 2_000,
    stacks: [bridgeBlocker.stack, jsonBlocker.stack],
    pieces: [
      { startMs: 600, durationMs: 100.5, stack: 0 },
      { startMs: 700.5, durationMs: 20, stack: 1 },
      { startMs: 1_500, durationMs: 250, stack: 0 },
    ],
    stallsLeftOut: 0,
  },
]
