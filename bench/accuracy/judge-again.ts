import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Report } from '../../src/model.ts'
import { parseRecording } from '../../src/recording/parse-recording.ts'

/** Judges a recording that an earlier run kept: judging is a pure function of it.
 *  @param folder of one program, below the one given to --keep
 *  @returns undefined when there is no recording
 *  @throws LoopcheckError when the recording cannot be read */
export function judgeAgain(folder: string, loopcheck: string): Report | undefined {
  const file = join(folder, 'recording.jsonl')
  return existsSync(file) ? diagnose(parseRecording(readFileSync(file, 'utf8'), file), loopcheck) : undefined
}
