import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { diagnose } from '../../diagnose/diagnose.ts'
import { type LoopcheckError, loopcheckError, withCause } from '../../errors.ts'
import { startGuardian } from '../../guardian/guardian.ts'
import { parseHar } from '../../load/parse-har.ts'
import { parseLoadFile } from '../../load/parse-load-file.ts'
import { parseTargets } from '../../load/parse-targets.ts'
import { formats } from '../../report/formats/formats.ts'
import { type Phase, type WatchLoad, watchProgram } from '../../watch/watch-program.ts'
import { type Interrupt, listenForInterrupts } from '../interrupt.ts'
import { exitCodes, type Io } from '../io.ts'
import { numberFrom, type SharedOptions, secondsFrom, sharedOptions, thresholdOption } from '../options.ts'
import { createProgress } from '../progress.ts'
import { styleFor } from '../style.ts'
import { summariseReport } from '../summary.ts'
import { version } from '../version.ts'
import { writeReport } from '../write-files.ts'

interface RunOptions extends SharedOptions {
  url: string[]
  load?: string
  har?: string
  canary?: string
  rate?: number
  connections?: number
  duration: number
  warmup: number
  timeout: number
  wait: number
  threshold: number
  requests: boolean
  allowRemote?: boolean
}

const defaultFolder = '.loopcheck/run'
/** Enough to feel every stall of 20 ms, little enough not to be a load. */
const canaryPerSecond = 50
const defaultConnections = 10
const heartbeatMs = 5

/** `loopcheck run [options] -- <command>` */
export function runCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('run')
    .description('run a Node.js program under the probe, with or without load, and report what blocked it')
    .argument('[command...]', 'the program, after --')
    .passThroughOptions()
    .option(
      '--url <url>',
      'send load here; repeat for several, 3@<url> weighs three; /path takes the port that the program listens on',
      collect,
      [],
    )
    .option('--load <file>', 'send the requests of a JSON file')
    .option('--har <file>', 'send the requests of a HAR file')
    .option('--canary <url>', `a cheap route to feel the stalls with, ${canaryPerSecond} times a second`)
    .addOption(
      new Option(
        '--rate <n>',
        'requests per second, whatever the server does; without it each connection waits for its answer',
      )
        .argParser(numberFrom('--rate', { min: 0.01, words: 'requests per second above 0', example: '10' }))
        .env('LOOPCHECK_RATE'),
    )
    .addOption(
      new Option('--connections <n>', 'open connections')
        .argParser(
          numberFrom('--connections', { min: 1, words: 'a whole number from 1 up', example: '10', isWhole: true }),
        )
        .env('LOOPCHECK_CONNECTIONS'),
    )
    .addOption(
      new Option('--duration <s>', 'seconds of load')
        .argParser(secondsFrom('--duration', 1, '10'))
        .default(10_000, '10')
        .env('LOOPCHECK_DURATION'),
    )
    .addOption(
      new Option('--warmup <s>', 'seconds of load before that, not judged')
        .argParser(secondsFrom('--warmup', 0, '2'))
        .default(2000, '2')
        .env('LOOPCHECK_WARMUP'),
    )
    .addOption(
      new Option('--timeout <s>', 'seconds until a request counts as failed')
        .argParser(secondsFrom('--timeout', 1, '30'))
        .default(30_000, '30'),
    )
    .addOption(
      new Option('--wait <s>', 'seconds until the program must listen')
        .argParser(secondsFrom('--wait', 1, '30'))
        .default(30_000, '30'),
    )
    .addOption(thresholdOption())
    .option('--no-requests', 'do not follow requests: no routes, no cost on Node 20 and 22')
    .option('--allow-remote', 'let load go to another machine')
  for (const option of sharedOptions()) command.addOption(option)
  return command.addHelpText('after', examples).action(async (words: string[], options: RunOptions) => {
    setExitCode(await run(words, { ...command.optsWithGlobals(), ...options }, io))
  })
}

const examples = `
Examples:
  $ loopcheck run -- node server.js                                        watch until Ctrl-C
  $ loopcheck run --url http://127.0.0.1:3000/slow --rate 5 -- node server.js
  $ loopcheck run --url /slow --canary /health --json -- npm start > report.json
`

function collect(value: string, values: string[]): string[] {
  return [...values, value]
}

async function run(command: string[], options: RunOptions, io: Io): Promise<number> {
  if (command.length === 0) throw loopcheckError('no-command')
  const load = readLoad(options)
  const folder = resolve(io.cwd, options.output ?? defaultFolder)
  const style = styleFor(io.stderr, io.env, { hasColor: options.color })
  const progress = createProgress(io, { isQuiet: options.quiet === true || load === undefined })
  const interrupt = listenForInterrupts()
  const guardian = startGuardian()
  try {
    const { recording, failure, exit } = await watchProgram({
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
      onPhase: (phase) => progress.show(describePhase(phase), phase.durationMs),
      ...(load === undefined ? {} : { load }),
    })
    progress.show('writing the report')
    const report = diagnose(recording, version)
    const paths = await writeReport(report, { folder, formats: options.format, sourceFolder: io.cwd })
    progress.clear()
    if (options.json) io.stdout.write(formats.json.report(report, { fixes: {} as never, mermaid: '' }))
    io.stderr.write(options.quiet ? `${report.verdict.text}\n` : `\n${summariseReport(report, style)}\n\n`)
    if (!options.quiet)
      io.stderr.write(
        `${paths.map((path) => `${style('dim', 'wrote')}  ${relative(io.cwd, path) || path}`).join('\n')}\n`,
      )
    if (failure !== undefined) io.stderr.write(`\n${style('red', 'failed')}  ${failure.message}\n`)
    return exitCodeOf({ failure, interrupt, hasCrashed: !exit.isOurs && exit.code !== 0 })
  } finally {
    progress.clear()
    interrupt.close()
    await guardian.stop()
  }
}

function exitCodeOf(facts: { failure: LoopcheckError | undefined; interrupt: Interrupt; hasCrashed: boolean }): number {
  const { failure, interrupt, hasCrashed } = facts
  return interrupt.exitCode() ?? failure?.exitCode ?? (hasCrashed ? exitCodes.failed : exitCodes.fine)
}

function describePhase({ name }: Phase): string {
  return name === 'starting' ? 'starting the program' : name
}

/** @throws LoopcheckError for every wrong URL or file, before anything is started */
function readLoad(options: RunOptions): WatchLoad | undefined {
  const { allowRemote = false } = options
  const targets = parseTargets(options.url.map(toUrl), { allowRemote })
  const baseUrl = targets[0] === undefined ? anyPort : new URL(targets[0].url).origin
  let { rate, connections } = options
  if (options.load !== undefined) {
    const file = parseLoadFile({ text: readText('load file', options.load), file: options.load, baseUrl, allowRemote })
    targets.push(...file.targets)
    rate ??= file.ratePerSecond
    connections ??= file.connections
  }
  if (options.har !== undefined) {
    targets.push(...parseHar({ text: readText('HAR file', options.har), file: options.har, baseUrl }).targets)
  }
  const [canary] = options.canary === undefined ? [] : parseTargets([toUrl(options.canary)], { allowRemote })
  if (targets.length === 0 && canary === undefined) return undefined
  return {
    targets,
    connections: connections ?? defaultConnections,
    durationMs: options.duration,
    warmupMs: options.warmup,
    timeoutMs: options.timeout,
    allowRemote,
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(canary === undefined ? {} : { canary: { url: canary.url, ratePerSecond: canaryPerSecond } }),
  }
}

/** Port 0: whichever the program listens on. */
const anyPort = 'http://127.0.0.1:0'

function toUrl(given: string): string {
  const [, weight = '', path] = /^(\d+@)?(\/.*)$/.exec(given) ?? []
  return path === undefined ? given : `${weight}${anyPort}${path}`
}

function readText(what: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw withCause(loopcheckError('file-not-found', what, file), error)
  }
}
