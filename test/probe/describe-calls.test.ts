import { describe, expect, it } from 'vitest'
import { bytes, count, path, program } from '../../src/probe/wrapped/describe.ts'
import {
  describeChildProcess,
  describeCrypto,
  describeFs,
  describeWait,
  describeZlib,
} from '../../src/probe/wrapped/describe-calls.ts'
import { describeSql } from '../../src/probe/wrapped/describe-sql.ts'

const folder = process.cwd()
const buffer = Buffer.alloc(2048)

describe('a path', () => {
  it.each([
    ['is relative to the working directory', `${folder}/data/a.json`, 'data/a.json'],
    ['stays as it is elsewhere', '/etc/hosts', '/etc/hosts'],
    ['of a folder with a longer name stays', `${folder}-old/a.json`, `${folder}-old/a.json`],
    ['may be the working directory', folder, '.'],
    ['may be a URL', new URL(`file://${folder}/a%20b.json`), 'a b.json'],
    ['may be bytes', Buffer.from('data/a.json'), 'data/a.json'],
    ['may be a file descriptor', 3, 'file descriptor 3'],
    ['is nothing else', {}, undefined],
  ])('%s', (_what, given, shown) => {
    expect(path(given)).toBe(shown)
  })
})

describe('the program of a shell command', () => {
  it.each([
    ['sort -k2 secret.txt | head', 'sort'],
    ['  git log --author=secret', 'git'],
    ['TOKEN=secret curl -H secret', 'curl'],
    ['A=1 B="se cret" C=\'secret\' tool', 'tool'],
    ['"/opt/my tool" secret', '/opt/my tool'],
    ["'tool' secret", 'tool'],
    ['tool;secret', 'tool'],
    [`${folder}/scripts/build.sh secret`, 'scripts/build.sh'],
  ])('is all that is shown of %s', (command, shown) => {
    expect(program(command)).toBe(shown)
  })

  it.each([
    ['TOKEN="$(cat secret)" curl'],
    ['TOKEN=se\\ cret curl'],
    ['TOKEN="se\\"cret" curl'],
    ['TOKEN=$SECRET'],
    ['(cd secret && make)'],
    ['$(secret)'],
    ['TOKEN=secret'],
  ])('is not guessed in %s', (command) => {
    expect(program(command) ?? '').not.toContain('secret')
  })
})

describe('a call of node:fs', () => {
  it.each([
    ['readFileSync', ['a.json', 'utf8'], 'text', 'a.json, 4 characters'],
    ['readFileSync', ['a.json'], buffer, 'a.json, 2.0 KiB'],
    ['readFileSync', ['a.json', 'utf8'], undefined, 'a.json'],
    ['writeFileSync', ['a.json', 'some text'], undefined, 'a.json, 9 characters'],
    ['appendFileSync', ['a.log', buffer], undefined, 'a.log, 2.0 KiB'],
    ['readSync', [5, buffer], 300, 'file descriptor 5, 300 bytes'],
    ['writeSync', [1, 'secret'], 6, 'stdout, 6 bytes'],
    ['writeSync', [7, 'secret'], 6, 'file descriptor 7, 6 bytes'],
    ['readdirSync', ['data'], ['a', 'b'], 'data, 2 entries'],
    ['copyFileSync', ['a', 'b'], undefined, 'a to b'],
    ['openSync', ['a', 'r'], 7, 'a'],
    ['existsSync', ['a'], true, 'a'],
    ['fsyncSync', [9], undefined, 'file descriptor 9'],
  ])('says what it handled: %s', (name, args, result, shown) => {
    expect(describeFs(name)(args, result, undefined)).toBe(shown)
  })
})

describe('a call of node:child_process', () => {
  it.each([
    ['execSync', ['sort secret.txt'], buffer, 'sort, 2.0 KiB of output'],
    ['execFileSync', ['sort', ['secret.txt']], 'text', 'sort, 4 characters of output'],
    ['spawnSync', ['/usr/bin/my tool', ['secret']], { stdout: buffer }, '/usr/bin/my tool, 2.0 KiB of output'],
    ['spawnSync', ['sort secret.txt', { shell: true }], { stdout: null }, 'sort'],
    ['execSync', ['sort secret.txt'], undefined, 'sort'],
  ])('names the program alone: %s', (name, args, result, shown) => {
    expect(describeChildProcess(name)(args, result, undefined)).toBe(shown)
  })
})

describe('a call of node:crypto', () => {
  it.each([
    ['pbkdf2Sync', ['secret', 'salt', 100_000, 64, 'sha512'], '100,000 iterations, sha512'],
    ['scryptSync', ['secret', 'salt', 64, { N: 1024 }], 'cost 1024'],
    ['scryptSync', ['secret', 'salt', 64], 'cost 16384'],
    ['generateKeyPairSync', ['rsa', { modulusLength: 4096 }], 'rsa, 4,096 bits'],
    ['generateKeyPairSync', ['ec', { namedCurve: 'P-256' }], 'ec, P-256'],
    ['sign', ['sha256', buffer, 'secret'], 'sha256, 2.0 KiB'],
    ['sign', ['not an algorithm but a secret', buffer], '2.0 KiB'],
    ['randomBytes', [2048], '2.0 KiB'],
    ['timingSafeEqual', ['secret', 'secret'], undefined],
  ])('says algorithm and effort, never a secret: %s', (name, args, shown) => {
    expect(describeCrypto(name)(args, undefined, undefined)).toBe(shown)
  })
})

describe('other calls', () => {
  it('say how much was compressed to how much', () => {
    expect(describeZlib([buffer], Buffer.alloc(100), undefined)).toBe('2.0 KiB to 100 bytes')
    expect(describeZlib(['text'], undefined, undefined)).toBe('4 characters')
  })

  it('say how long a thread may wait, and whether it was woken', () => {
    expect(describeWait([[], 0, 0, 200], 'timed-out', undefined)).toBe('at most 200 ms, nobody woke it')
    expect(describeWait([[], 0, 0], 'ok', undefined)).toBe('without a limit')
  })

  it('show the SQL of a call or a prepared statement, without literals, and its rows', () => {
    const sql = "SELECT a FROM t WHERE b = 'secret'"
    expect(describeSql([sql], undefined, {})).toBe('SELECT a FROM t WHERE b = ?')
    expect(describeSql([], [1, 2], { sourceSQL: sql })).toBe('SELECT a FROM t WHERE b = ?, 2 rows')
    expect(describeSql([5], undefined, { source: sql })).toBe('SELECT a FROM t WHERE b = ?')
  })

  it('show no text that is no SQL', () => {
    expect(describeSql(['secret', 'selection of secrets'], 'result', { source: 'secret' })).toBeUndefined()
  })
})

it('counts in words', () => {
  expect([count(1, 'row'), count(1234567, 'row')]).toEqual(['1 row', '1,234,567 rows'])
  expect([bytes(1), bytes(1023), bytes(1536), bytes(3 * 1024 * 1024)]).toEqual([
    '1 byte',
    '1,023 bytes',
    '1.5 KiB',
    '3.0 MiB',
  ])
})
