import { Command, Option } from 'commander'
import { scenarios } from '../../fixtures-server/scenarios/scenarios.ts'
import type { Io } from '../io.ts'
import { noColorOption, numberFrom, plainOption, readOptions } from '../options.ts'
import { databaseOptions } from '../sample/database-options.ts'

/** `loopcheck serve [scenario…]` */
export function serveCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('serve')
    .description('start just the sample server, with an index page, for a browser, curl or any load tool')
    .argument('[scenario...]', `${Object.keys(scenarios).join(', ')}; all when left out`)
  for (const option of [...ownOptions(), ...databaseOptions(), noColorOption(), plainOption()])
    command.addOption(option)
  return command.addHelpText('after', examples).action(async (names: string[]) => {
    // Loaded only now: --help has no need of it.
    const { serve } = await import('../serve/serve.ts')
    setExitCode(await serve(names, readOptions(command), io))
  })
}

function ownOptions(): Option[] {
  return [
    new Option('--mode <strategy>', 'blocking, offloaded, or a strategy of a scenario')
      .default('blocking')
      .env('LOOPCHECK_MODE'),
    new Option('--port <n>', 'where to listen on 127.0.0.1; unset: 3000, or a free one where that is taken')
      .argParser(numberFrom('--port', { min: 1, words: 'a port from 1 to 65535', example: '3000', isWhole: true }))
      .env('LOOPCHECK_PORT'),
    new Option('-v, --verbose', 'every step as a line of its own'),
  ]
}

const examples = `
Set in the environment: LOOPCHECK_MODE, LOOPCHECK_PORT, LOOPCHECK_PG_URL …

Examples:
  $ loopcheck serve
  $ loopcheck serve tables rows --mode offloaded --port 8080
  $ loopcheck serve analysis --mode chunked
`
