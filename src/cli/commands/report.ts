import { dirname, relative, resolve } from 'node:path'
import { Command } from 'commander'
import { diagnose } from '../../diagnose/diagnose.ts'
import { formats } from '../../report/formats/formats.ts'
import { readRecording } from '../../watch/recording-file.ts'
import { exitCodes, type Io } from '../io.ts'
import { type SharedOptions, sharedOptions } from '../options.ts'
import { styleFor } from '../style.ts'
import { summariseReport } from '../summary.ts'
import { version } from '../version.ts'
import { writeReport } from '../write-files.ts'

/** `loopcheck report <recording>` */
export function reportCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('report')
    .description('judge a saved recording again and write the report anew')
    .argument('<recording>', 'a recording.jsonl')
  for (const option of sharedOptions()) command.addOption(option)
  return command.action(async (path: string, options: SharedOptions) => {
    setExitCode(await report(path, { ...command.optsWithGlobals(), ...options }, io))
  })
}

async function report(path: string, options: SharedOptions, io: Io): Promise<number> {
  const recording = readRecording(resolve(io.cwd, path))
  const judged = diagnose(recording, version)
  const folder = resolve(io.cwd, options.output ?? dirname(path))
  const paths = await writeReport(judged, { folder, formats: options.format, sourceFolder: recording.header.cwd })
  const style = styleFor(io.stderr, io.env, { hasColor: options.color })
  if (options.json) io.stdout.write(formats.json.report(judged, { fixes: {} as never, mermaid: '' }))
  io.stderr.write(options.quiet ? `${judged.verdict.text}\n` : `${summariseReport(judged, style)}\n\n`)
  if (!options.quiet)
    io.stderr.write(
      `${paths.map((file) => `${style('dim', 'wrote')}  ${relative(io.cwd, file) || file}`).join('\n')}\n`,
    )
  return exitCodes.fine
}
