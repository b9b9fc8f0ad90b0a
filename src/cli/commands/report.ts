import { dirname, resolve } from 'node:path'
import { Command } from 'commander'
import { captureProfiles } from '../../diagnose/capture-profiles.ts'
import { diagnose } from '../../diagnose/diagnose.ts'
import type { CaptureProfile, Report } from '../../model.ts'
import { findRecording } from '../../recording/find-recording.ts'
import { readRecording } from '../../recording/parse-recording.ts'
import { deliverReport } from '../deliver.ts'
import { exitCodes, type Io } from '../io.ts'
import { addOptions, environmentNote, readOptions, type SharedOptions } from '../options.ts'
import { version } from '../version.ts'
import { needsCaptures } from '../write-files.ts'

/** `loopcheck report <recording>` */
export function reportCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('report')
    .description('judge a saved recording again and write the report anew')
    .argument('<recording>', 'a recording.jsonl, or the folder that holds it')
  return addOptions(command)
    .addHelpText('after', examples)
    .action(async (path: string) => {
      setExitCode(await report(path, readOptions(command), io))
    })
}

const examples = `
${environmentNote}

Examples:
  $ loopcheck report .loopcheck/run
  $ loopcheck report .loopcheck/run/recording.jsonl --format html -o public
  $ loopcheck report .loopcheck/run --json | jq .verdict
`

async function report(path: string, options: SharedOptions, io: Io): Promise<number> {
  const file = findRecording(resolve(io.cwd, path))
  const folder = resolve(io.cwd, options.output ?? dirname(file))
  const { judged, cwd, captures } = judge(file, needsCaptures(options.format))
  await deliverReport(judged, {
    io,
    options,
    folder,
    sourceFolder: cwd,
    ...(captures === undefined ? {} : { captures }),
  })
  return exitCodes.fine
}

/** By itself, so that the recording, which may be large, is gone when the report is written. */
function judge(file: string, hasCaptures: boolean): { judged: Report; cwd: string; captures?: CaptureProfile[] } {
  const recording = readRecording(file)
  return {
    judged: diagnose(recording, version),
    cwd: recording.header.cwd,
    ...(hasCaptures ? { captures: captureProfiles(recording) } : {}),
  }
}
