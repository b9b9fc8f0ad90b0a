import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScaleCase } from '../../bench/scale/cases.ts'
import { header } from '../../bench/scale/program.ts'
import { seededRandom } from '../../bench/scale/random.ts'
import { writeLife } from '../../bench/scale/write-life.ts'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Report } from '../../src/model.ts'
import { openJournal } from '../../src/probe/journal.ts'
import { readRecording } from '../../src/recording/parse-recording.ts'

/** The report of a recording as a probe writes one, of a size to choose: the same for the same size. */
export function diagnosedLife(size: Pick<ScaleCase, 'stalls' | 'blockers' | 'routes' | 'hours'>): Report {
  const folder = mkdtempSync(join(tmpdir(), 'loopcheck-scaled-'))
  try {
    const path = join(folder, 'recording.jsonl')
    const journal = openJournal(path)
    journal.write(header)
    writeLife(
      { ...size, id: 'scaled', title: 'scaled', stallMs: [20, 60], requestsPerSecond: 0, servedPerSecond: 100 },
      journal,
      seededRandom(7),
    )
    journal.close()
    return diagnose(readRecording(path), '0.1.0')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
