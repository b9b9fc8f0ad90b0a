import { describe, expect, it } from 'vitest'
import { type ErrorCode, errorCodes, type LoopcheckError, loopcheckError } from '../src/errors.ts'

/** One of each, as commands build them; the compiler asks for the missing. */
const built: Record<ErrorCode, LoopcheckError> = {
  'bad-number': loopcheckError('bad-number', '--threshold', 'milliseconds from 10 up', 'fast', '20'),
  'bad-url': loopcheckError('bad-url', '--url', 'localhost:3000', 'http://127.0.0.1:3000/'),
  'bad-database-url': loopcheckError(
    'bad-database-url',
    '--pg',
    'here',
    'postgres://user:password@localhost:5432/test',
  ),
  'not-loopback': loopcheckError('not-loopback', 'http://example.com/'),
  'unknown-scenario': loopcheckError('unknown-scenario', 'tabels', ['tables', 'runs']),
  'unknown-mode': loopcheckError('unknown-mode', 'fast', ['blocking', 'offloaded']),
  'unknown-format': loopcheckError('unknown-format', 'pdf', ['md', 'html', 'json']),
  'format-needs-recording': loopcheckError('format-needs-recording', 'cpuprofile'),
  'not-for-comparisons': loopcheckError(
    'not-for-comparisons',
    'cpuprofile',
    'it has several runs. Make one of a single run: loopcheck report <run folder> --format cpuprofile',
  ),
  'unknown-explanation': loopcheckError('unknown-explanation', 'sync-dn', ['sync-db']),
  'no-command': loopcheckError('no-command'),
  'command-not-found': loopcheckError('command-not-found', 'nod'),
  'command-not-executable': loopcheckError('command-not-executable', './server.js'),
  'output-not-writable': loopcheckError('output-not-writable', '/proc/out', 'ENOENT'),
  'own-port-taken': loopcheckError('own-port-taken', 3000),
  'target-exited': loopcheckError('target-exited', 'exit code 1', 'Error: no configuration found'),
  'target-died': loopcheckError('target-died', 'signal SIGKILL', ''),
  'port-taken': loopcheckError('port-taken', 3000),
  'never-listened': loopcheckError('never-listened', 'http://127.0.0.1:3000/', 30_000, 'port 4000'),
  'not-a-node-program': loopcheckError('not-a-node-program', 'true'),
  'load-failed': loopcheckError('load-failed', 'none of 20 requests was answered'),
  'bad-load-file': loopcheckError('bad-load-file', 'load.json', 'requests[0].path must begin with / or http://'),
  'bad-har': loopcheckError('bad-har', 'page.har', 'it has no log.entries'),
  'bad-recording': loopcheckError('bad-recording', 'recording.jsonl', 'its header line is missing'),
  'no-recording-in-folder': loopcheckError('no-recording-in-folder', '/app/out', '/app/out/tables/blocking/run-1'),
  'other-recording-version': loopcheckError('other-recording-version', 'recording.jsonl', {
    version: 2,
    known: 1,
    writer: '3.0.0',
  }),
  'file-not-found': loopcheckError('file-not-found', 'recording', 'recording.jsonl'),
  'database-refused': loopcheckError(
    'database-refused',
    'PostgreSQL',
    'postgres://me:***@127.0.0.1:5432/test',
    'wrong user or password',
  ),
  'database-did-not-start': loopcheckError(
    'database-did-not-start',
    'PostgreSQL',
    'the disk is full',
    'Give the URL of a running server with --pg <url>',
  ),
  'database-not-here': loopcheckError('database-not-here', 'MySQL', 'no mysqld on PATH', 'Install MariaDB'),
  'data-not-made': loopcheckError('data-not-made', 'tables', 'connection terminated'),
  'nothing-measured': loopcheckError(
    'nothing-measured',
    'rows: MySQL: none was found (apt install mariadb-server-core)',
  ),
  'server-did-not-start': loopcheckError('server-did-not-start', 'exit code 2'),
  'server-ended': loopcheckError('server-ended', 'signal SIGKILL', 'out of memory'),
  'paths-differ': loopcheckError('paths-differ', 'tables'),
}

describe('every message a user can get', () => {
  it('is reviewed here', () => {
    const all = errorCodes.map((code) => `${code} (exit code ${built[code].exitCode})\n${built[code].message}\n`)
    expect(all.join('\n')).toMatchSnapshot()
  })

  it('is a sentence that ends, and carries its own code', () => {
    for (const code of errorCodes) {
      expect(built[code].code).toBe(code)
      expect(built[code].message).toMatch(/^["A-Za-z-]/)
      expect(built[code].message).not.toMatch(/undefined|\[object|\.\.$|\s$/)
    }
  })
})
