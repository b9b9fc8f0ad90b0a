import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Account } from './account.ts'

export interface Program {
  file: string
  args: string[]
  account: Account | undefined
  /** Its working directory: the caller's own may be closed to the account. */
  folder: string
  /** Fed to it. */
  input?: string
}

export interface Outcome {
  isOk: boolean
  stdout: string
  /** The last lines of stderr, or why it could not be started at all. */
  lastWords: string
}

/** Runs a program to its end.
 *  @returns isOk false also when it could not be started; never throws for that
 */
export async function runProgram(program: Program): Promise<Outcome> {
  const child = spawn(program.file, program.args, {
    ...program.account,
    cwd: program.folder,
    env: serverEnvironment(program.folder),
    windowsHide: true,
    stdio: 'pipe',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // EPIPE: it ended before it had read its input; its exit code tells the rest.
  child.stdin.on('error', () => {})
  child.stdin.end(program.input ?? '')
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    return { isOk: code === 0, stdout, lastWords: lastLines(stderr || stdout) }
  } catch (error) {
    return { isOk: false, stdout, lastWords: (error as Error).message }
  }
}

/** The caller's environment without what would change the server: libpq's and loopcheck's variables, and the language
 *  of messages, which are read. */
export function serverEnvironment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|MYSQL_|LOOPCHECK_|LC_)/.test(name) && name !== 'NODE_OPTIONS',
  )
  return { ...Object.fromEntries(kept), HOME: home, LC_ALL: 'C', TZ: 'UTC' }
}

/** @returns the last three lines, in one */
export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' / ').trim()
}
