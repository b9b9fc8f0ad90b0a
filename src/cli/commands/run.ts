import { Command, Option } from 'commander'
import type { Io } from '../io.ts'
import { canaryPerSecond } from '../measuring.ts'
import { addOptions, environmentNote, numberFrom, readOptions, secondsFrom, thresholdOption } from '../options.ts'

/** `loopcheck run [options] -- <command>` */
export function runCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('run')
    .usage('[options] -- <command>')
    .description('run a Node.js program, with or without load, and report what blocked it')
    .argument('[command...]')
    .passThroughOptions()
  return addOptions(command, [...loadOptions(), ...watchOptions()])
    .addHelpText('after', examples)
    .action(async (words: string[]) => {
      // Loaded only now: --help and --version have no need of it.
      const { run } = await import('../run/run.ts')
      setExitCode(await run(words, readOptions(command), io))
    })
}

function loadOptions(): Option[] {
  return [
    new Option('--url <url>', 'where to send load; /path finds the port; 3@… weighs 3').argParser(
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
    new Option('--requests <how>', 'follow requests: learn (in windows, where it costs), always')
      .choices(['learn', 'always'])
      .default('learn'),
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
