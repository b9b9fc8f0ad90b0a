#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { LoopcheckError } from '../errors.ts'
import { benchCommand } from './commands/bench.ts'
import { reportCommand } from './commands/report.ts'
import { runCommand } from './commands/run.ts'
import { exitCodes, type Io } from './io.ts'
import { version } from './version.ts'

const io: Io = { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() }

function buildProgram(setExitCode: (code: number) => void): Command {
  const program = new Command('loopcheck')
    .description('Finds what blocks a Node.js event loop: the exact line, the kind, the route, and who had to wait.')
    .version(version, '-V, --version')
    .option('--no-color', 'plain text')
    .enablePositionalOptions()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(run with --help for the options)')
    .addHelpText(
      'after',
      `
Examples:
  $ loopcheck bench                                              the sample server, blocking against offloaded
  $ loopcheck run --url http://127.0.0.1:3000/slow -- node server.js
  $ loopcheck report .loopcheck/run/recording.jsonl --format md
`,
    )
  for (const create of [benchCommand, runCommand, reportCommand]) {
    const command = create(io, setExitCode)
    program.addCommand(command.exitOverride().copyInheritedSettings(program).exitOverride())
  }
  return program.exitOverride()
}

async function main(): Promise<number> {
  let exitCode: number = exitCodes.fine
  try {
    await buildProgram((code) => {
      exitCode = code
    }).parseAsync()
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage
    if (!(error instanceof LoopcheckError)) throw error
    io.stderr.write(`${error.message}\n`)
    return error.exitCode
  }
}

process.exitCode = await main()
