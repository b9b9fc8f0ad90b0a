import { Command, Option } from 'commander'
import { scenarios } from '../../fixtures-server/scenarios/scenarios.ts'
import type { Io } from '../io.ts'
import { addOptions, environmentNote, numberFrom, readOptions, secondsFrom, thresholdOption } from '../options.ts'
import { databaseOptions } from '../sample/database-options.ts'

/** `loopcheck bench [scenario…|all]` */
export function benchCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('bench')
    .description("measure the sample server's blocking and offloaded paths on a real database, before against after")
    .argument('[scenario...]', `${Object.keys(scenarios).join(', ')}, or all; tables when left out`)
  return addOptions(command, benchOptions())
    .addHelpText('after', examples)
    .action(async (names: string[]) => {
      // Loaded only now: --help and --version have no need of it.
      const { bench } = await import('../bench/bench.ts')
      setExitCode(await bench(names, readOptions(command), io))
    })
}

function benchOptions(): Option[] {
  return [
    new Option('--quick', 'under a minute: figures, no verdict'),
    new Option('--pairs <n>', 'runs of each path').argParser(
      numberFrom('--pairs', { min: 1, words: 'a whole number from 1 up', example: '5', isWhole: true }),
    ),
    new Option('--duration <s>', 'seconds of each run').argParser(secondsFrom('--duration', 1, '10')),
    new Option('--warmup <s>', 'seconds of load before, not judged').argParser(secondsFrom('--warmup', 0, '2')),
    ...databaseOptions(),
    new Option('--no-experiments', 'only the timed runs, not what else the stories ask'),
    new Option('--fail-on-inconclusive', 'exit with 4 when the figures prove nothing'),
    thresholdOption(),
  ]
}

const examples = `
${environmentNote}
The URLs are LOOPCHECK_PG_URL, LOOPCHECK_MYSQL_URL and so on.

Examples:
  $ loopcheck bench                           tables, in less than two minutes
  $ loopcheck bench all --quick --format html
  $ loopcheck bench --pg postgres://user@localhost:5432/test
`
