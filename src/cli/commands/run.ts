import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { diagnose } from '../../diagnose/diagnose.ts'
import { loopcheckError } from '../../errors.ts'
import { startGuardian } from '../../guardian/guardian.ts'
import { type WatchResult, watchProgram } from '../../watch/watch-program.ts'
import { deliverReport } from '../deliver.ts'
import { type Interrupt, listenForInterrupts } from '../interrupt.ts'
import { exitCodes, type Io } from '../io.ts'
import { canaryPerSecond, heartbeatMs } from '../measuring.ts'
import {
  addSharedOptions,
  environmentNote,
  numberFrom,
  readOptions,
  type SharedOptions,
  secondsFrom,
  thresholdOption,
} from '../options.ts'
import { createProgress } from '../progress.ts'
import { type LoadOptions, readLoad } from '../run/read-load.ts'
import { failureLine } from '../summary.ts'
import { version } from '../version.ts'

interface RunOptions extends SharedOptions, LoadOptions {
  wait: number
  threshold: number
  requests: boolean
}

const defaultFolder = '.loopcheck/run'

/** `loopcheck run [options] -- <command>` */
export function runCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('run')
    .usage('[options] -- <command>')
    .description('run a Node.js program, with or without load, and report what blocked it')
    .argument('[command...]')
    .passThroughOptions()
  for (const option of [...loadOptions(), ...watchOptions()]) command.addOption(option)
  return addSharedOptions(command)
    .addHelpText('after', examples)
    .action(async (words: string[]) => {
      setExitCode(await run(words, readOptions(command), io))
    })
}

function loadOptions(): Option[] {
  return [
    new Option('--url <url>', 'send load here; /path alone finds the port; 3@<url> weighs 3').argParser(
      (url: string, urls: string[] | undefined) => [...(urls ?? []), url],
    ),
    new Option('--load <file>', 'load with the requests of a JSON file'),
    new Option('--har <file>', 'load with the requests of a HAR file'),
    new Option('--canary <url>', `a cheap route to feel the stalls with, ${canaryPerSecond} times a second`),
    new Option('--rate <n>', 'requests per second; unset: each follows an answer').argParser(
      numberFrom('--rate', { min: 0.01, words: 'requests per second from 0.01 up', example: '10' }),
    ),
    new Option('--connections <n>', 'open connections').argParser(
      numberFrom('--connections', { min: 1, words: 'a whole number from 1 up', example: '10', isWhole: true }),
    ),
    seconds('--duration', 'seconds of load', { min: 1, preset: 10 }),
    seconds('--warmup', 'seconds of load before, not judged', { min: 0, preset: 2 }),
    seconds('--timeout', 'until a request counts as failed', { min: 1, preset: 30 }),
    new Option('--allow-remote', 'let load go to another machine'),
  ]
}

function watchOptions(): Option[] {
  return [
    seconds('--wait', 'until the program must listen', { min: 1, preset: 30 }),
    thresholdOption(),
    new Option('--no-requests', 'do not follow requests: no routes, less cost'),
  ]
}

function seconds(flag: string, what: string, { min, preset }: { min: number; preset: number }): Option {
  return new Option(`${flag} <s>`, what)
    .argParser(secondsFrom(flag, min, String(preset)))
    .default(preset * 1000, String(preset))
}

const examples = `
Without load it watches until the program ends or Ctrl-C.
${environmentNote}

Examples:
  $ loopcheck run -- node server.js
  $ loopcheck run --url http://127.0.0.1:3000/slow --rate 5 -- node server.js
  $ loopcheck run --url /slow --canary /health --json -- npm start > report.json
`

async function run(command: string[], options: RunOptions, io: Io): Promise<number> {
  if (command.length === 0) throw loopcheckError('no-command')
  const load = readLoad(options, io.cwd)
  const folder = resolve(io.cwd, options.output ?? defaultFolder)
  // A program that is only watched has the terminal to itself.
  const isQuiet = options.quiet === true || (load === undefined && !options.verbose)
  const progress = createProgress(io, { isQuiet, isVerbose: options.verbose === true })
  const interrupt = listenForInterrupts()
  const guardian = startGuardian()
  try {
    const result = await watchProgram({
      command,
      cwd: io.cwd,
      env: io.env,
      output: options.json ? 'stderr' : 'inherit',
      folder,
      loopcheck: version,
      thresholdMs: options.threshold,
      heartbeatMs,
      hasRequests: options.requests,
      includeValues: false,
      waitMs: options.wait,
      guard: guardian,
      interrupt: interrupt.signal,
      onPhase: ({ name, durationMs }) => progress.show(name, durationMs),
      ...(load === undefined ? {} : { load }),
    })
    progress.clear()
    if (!options.quiet) io.stderr.write('\n')
    await deliverReport(diagnose(result.recording, version), { io, options, folder, sourceFolder: io.cwd })
    if (result.failure !== undefined) io.stderr.write(failureLine(result.failure, { io, options }))
    return exitCodeOf(result, interrupt)
  } finally {
    progress.clear()
    interrupt.close()
    await guardian.stop()
  }
}

function exitCodeOf({ failure, exit }: WatchResult, interrupt: Interrupt): number {
  const hasCrashed = !exit.isOurs && exit.code !== 0
  return interrupt.exitCode() ?? failure?.exitCode ?? (hasCrashed ? exitCodes.failed : exitCodes.fine)
}
