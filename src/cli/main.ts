#!/usr/bin/env node
import { Command, CommanderError, type Option } from 'commander'
import { LoopcheckError } from '../errors.ts'
import { plainLines } from '../report/foreign-text.ts'
import { benchCommand } from './commands/bench.ts'
import { explainCommand } from './commands/explain.ts'
import { reportCommand } from './commands/report.ts'
import { runCommand } from './commands/run.ts'
import { serveCommand } from './commands/serve.ts'
import { withoutCommands } from './github-actions.ts'
import { exitCodes, type Io } from './io.ts'
import { noColorOption, plainOption } from './options.ts'
import { version } from './version.ts'

const io: Io = { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() }

function buildProgram(setExitCode: (code: number) => void): Command {
  const program = new Command('loopcheck')
    .description('Finds what blocks a Node.js event loop: the exact line, the kind, the route, and who had to wait.')
    .version(version, '-V, --version')
    .addOption(noColorOption())
    .addOption(plainOption())
    .enablePositionalOptions()
    .configureHelp({ optionDescription })
    .configureOutput({ outputError: (text, write) => write(withoutCommands(io.env, plainLines(text))) })
    .showHelpAfterError('(run with --help for the options)')
    .addHelpText(
      'after',
      `
Examples:
  $ loopcheck bench                        the sample server, before and after
  $ loopcheck run --url http://127.0.0.1:3000/slow -- node server.js
  $ loopcheck report .loopcheck/run --format md
`,
    )
  for (const create of [benchCommand, runCommand, reportCommand, explainCommand, serveCommand]) {
    const command = create(io, setExitCode)
    program.addCommand(command.exitOverride().copyInheritedSettings(program).exitOverride())
  }
  return program.exitOverride()
}

/** Commander's own words repeat the environment's name at every option; the note below the options says it once. */
function optionDescription({ description, defaultValue, defaultValueDescription }: Option): string {
  if (defaultValue === undefined || typeof defaultValue === 'boolean') return description
  return `${description} (default: ${defaultValueDescription ?? String(defaultValue)})`
}

/** `| head` closes our stdout: what it did not want to read is no failure. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function main(): Promise<number> {
  for (const stream of [io.stdout, io.stderr]) stream.on('error', ignoreClosedPipe)
  let exitCode: number = exitCodes.fine
  try {
    await buildProgram((code) => {
      exitCode = code
    }).parseAsync()
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage
    if (!(error instanceof LoopcheckError)) throw error
    // It may hold a program's last words, and names out of a recording.
    io.stderr.write(withoutCommands(io.env, `${plainLines(error.message)}\n`))
    return error.exitCode
  }
}

process.exitCode = await main()
