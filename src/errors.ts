/** Every message a user can get: what happened, what was given, what to do. */

interface Entry {
  /** 2 wrong usage or configuration, 3 the target, the load, a database or the disk failed. */
  exitCode: 2 | 3
  text: (...given: never[]) => string
}

const entries = {
  'bad-number': {
    exitCode: 2,
    text: (flag: string, rule: string, given: string, example: string) =>
      `${flag} must be ${rule}, got "${given}". Try ${flag} ${example}.`,
  },
  'bad-url': {
    exitCode: 2,
    text: (flag: string, given: string, example: string) =>
      `${flag} must be an http:// URL, got "${given}". Try ${flag} ${example}.`,
  },
  'bad-database-url': {
    exitCode: 2,
    text: (flag: string, given: string, example: string) => `${flag} must be a URL such as ${example}, got "${given}".`,
  },
  'not-loopback': {
    exitCode: 2,
    text: (url: string) =>
      `Load goes to this machine only, got "${url}". Use 127.0.0.1 or localhost, or pass --allow-remote if the server is yours.`,
  },
  'unknown-scenario': {
    exitCode: 2,
    text: (given: string, known: readonly string[]) =>
      `There is no scenario "${given}". Known: ${known.join(', ')}, or all.`,
  },
  'unknown-mode': {
    exitCode: 2,
    text: (given: string, known: readonly string[]) => `There is no mode "${given}". Known: ${known.join(', ')}.`,
  },
  'unknown-format': {
    exitCode: 2,
    text: (given: string, known: readonly string[]) => `There is no format "${given}". Known: ${known.join(', ')}.`,
  },
  'format-needs-recording': {
    exitCode: 2,
    text: (format: string) =>
      `The format ${format} shows the stacks that were taken, and a report does not keep them. Make it from the recording: loopcheck report <recording.jsonl> --format ${format}`,
  },
  'not-for-comparisons': {
    exitCode: 2,
    text: (format: string, why: string) => `A comparison cannot be written as ${format}: ${why}.`,
  },
  'unknown-explanation': {
    exitCode: 2,
    text: (given: string, nearest: readonly string[]) =>
      `There is no kind of block and no remedy "${given}". ${nearest.length > 0 ? `Did you mean ${nearest.join(' or ')}?` : 'Run loopcheck explain for a list of all.'}`,
  },
  'no-command': {
    exitCode: 2,
    text: () => 'Nothing to run: put the command after --. Example: loopcheck run -- node server.js',
  },
  'command-not-found': {
    exitCode: 2,
    text: (command: string) =>
      `The command "${command}" was not found. Check the spelling, or give its path: loopcheck run -- ./server.js`,
  },
  'command-not-executable': {
    exitCode: 2,
    text: (command: string) =>
      `"${command}" is there, but may not be executed. Start it with its interpreter (loopcheck run -- node ${command}), or make it executable.`,
  },
  'output-not-writable': {
    exitCode: 3,
    text: (folder: string, why: string) =>
      `Cannot write to the output folder ${folder} (${why}). Choose another with --output <dir>.`,
  },
  'own-port-taken': {
    exitCode: 3,
    text: (port: number) =>
      `Something else already listens on port ${port}. Give another one with --port, or leave it out for a free one.`,
  },
  'target-exited': {
    exitCode: 3,
    text: (how: string, lastWords: string) =>
      `The program ended (${how}) before it answered any load.${lastWords ? ` Its last words:\n${lastWords}` : ''}\nRun it alone first, then again under loopcheck.`,
  },
  'target-died': {
    exitCode: 3,
    text: (how: string, lastWords: string) =>
      `The program ended (${how}) while it was under load. The report covers what was measured until then.${lastWords ? ` Its last words:\n${lastWords}` : ''}`,
  },
  'port-taken': {
    exitCode: 3,
    text: (port: number) =>
      `Something else already listens on port ${port}, so the load would not reach your program. Stop it, or let your program use another port.`,
  },
  'never-listened': {
    exitCode: 3,
    text: (url: string, waitedMs: number, listensOn: string) =>
      `Nothing answered at ${url} within ${Math.round(waitedMs / 1000)} s. ${listensOn ? `The program listens on ${listensOn}: correct --url.` : 'The program has not begun to listen. Give it longer with --wait <seconds>, or check that it starts a server.'}`,
  },
  'not-a-node-program': {
    exitCode: 3,
    text: (command: string) =>
      `"${command}" ran, but no Node.js ≥ 20.19 process in it loaded the probe. loopcheck watches Node.js programs only; a program that clears NODE_OPTIONS cannot be watched, nor one that Node's permission model forbids threads (--allow-worker allows them).`,
  },
  'load-failed': {
    exitCode: 3,
    text: (what: string) => `The load failed: ${what}. The report covers what was measured until then.`,
  },
  'bad-load-file': {
    exitCode: 2,
    text: (file: string, why: string) =>
      `${file} is not a load file: ${why}. Example: {"requests":[{"method":"GET","path":"/items","weight":3}],"rate":20}`,
  },
  'bad-har': {
    exitCode: 2,
    text: (file: string, why: string) => `${file} cannot be replayed: ${why}.`,
  },
  'bad-recording': {
    exitCode: 2,
    text: (file: string, why: string) => `${file} is not a loopcheck recording: ${why}.`,
  },
  'no-recording-in-folder': {
    exitCode: 2,
    text: (folder: string, nearest: string | undefined) =>
      nearest === undefined
        ? `There is no recording.jsonl in ${folder}. Give the folder that loopcheck run wrote to, or a recording itself.`
        : `There is no recording.jsonl in ${folder} itself. The first run below it has one: loopcheck report ${nearest}`,
  },
  'other-recording-version': {
    exitCode: 2,
    text: (file: string, { version, known, writer }: { version: number; known: number; writer: string | undefined }) =>
      `${file} is a recording of version ${version}; this loopcheck reads version ${known}. ${writer === undefined ? 'Read it with the loopcheck that wrote it.' : `Read it with the one that wrote it: npx loopcheck@${writer} report ${file}`}`,
  },
  'file-not-found': {
    exitCode: 2,
    text: (what: string, file: string) => `The ${what} ${file} does not exist.`,
  },
  'database-refused': {
    exitCode: 3,
    text: (database: string, url: string, why: string) =>
      `${database} at ${url} refused the connection: ${why}. Check that it runs and that user and password are right, or leave its URL out.`,
  },
  'database-did-not-start': {
    exitCode: 3,
    text: (database: string, why: string, how: string) => `The private ${database} did not start: ${why}. ${how}.`,
  },
  'database-not-here': {
    exitCode: 3,
    text: (database: string, why: string, how: string) => `There is no ${database} on this machine (${why}). ${how}.`,
  },
  'data-not-made': {
    exitCode: 3,
    text: (scenario: string, why: string) =>
      `The data of ${scenario} could not be made: ${why}. Look at the database's own log, or give the URL of another one.`,
  },
  'nothing-measured': {
    exitCode: 3,
    text: (lacks: string) => `Nothing could be measured. This machine lacks what was asked for: ${lacks}.`,
  },
  'server-did-not-start': {
    exitCode: 3,
    text: (why: string) => `The sample server did not start: ${why}`,
  },
  'server-ended': {
    exitCode: 3,
    text: (how: string, lastWords: string) =>
      `The sample server ended (${how}).${lastWords ? ` Its last words:\n${lastWords}` : ''}`,
  },
  'paths-differ': {
    exitCode: 3,
    text: (scenario: string) =>
      `The two paths of "${scenario}" answered different bytes, so their figures must not be compared. This is a bug of the sample server.`,
  },
} satisfies Record<string, Entry>

export type ErrorCode = keyof typeof entries

/** What a user did wrong or what failed outside loopcheck. A bug throws a plain Error instead. */
export class LoopcheckError extends Error {
  readonly code: ErrorCode
  readonly exitCode: 2 | 3

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'LoopcheckError'
    this.code = code
    this.exitCode = entries[code].exitCode
  }
}

/** Builds the error for a code from what was given.
 *  @example throw loopcheckError('unknown-scenario', 'tabels', ['tables'])
 */
export function loopcheckError<C extends ErrorCode>(
  code: C,
  ...given: Parameters<(typeof entries)[C]['text']>
): LoopcheckError {
  const text = entries[code].text as (...values: unknown[]) => string
  return new LoopcheckError(code, text(...given))
}

/** The same, keeping what caused it. */
export function withCause(error: LoopcheckError, cause: unknown): LoopcheckError {
  return new LoopcheckError(error.code, error.message, { cause })
}

/** All codes, for the snapshot test. */
export const errorCodes = Object.keys(entries) as ErrorCode[]
