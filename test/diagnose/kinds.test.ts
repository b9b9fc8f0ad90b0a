import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/diagnose/kinds/kind.ts'
import { kindOf, kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import { judgedFrame } from './built-recording.ts'

const user = judgedFrame('load', 'src/load.js', 'user', 10)

function evidence(parts: Partial<Evidence>): Evidence {
  return {
    callee: undefined,
    frames: [user],
    isNative: false,
    isCollecting: false,
    calls: 1,
    microtaskShare: undefined,
    ...parts,
  }
}

const called = (callee: string) => evidence({ callee, isNative: true })
const inside = (name: string, ...files: string[]) => [
  ...files.map((file) => ({ ...judgedFrame('parse', file, 'library'), package: name })),
  user,
]

describe('kindOf', () => {
  it.each([
    ['sync-fs', called('fs.readFileSync')],
    ['sync-stdio', { ...called('fs.writeSync'), detail: 'stdout, 2.0 MiB' }],
    ['sync-fs', { ...called('fs.writeSync'), detail: 'file descriptor 7, 2.0 MiB' }],
    ['sync-child-process', called('child_process.execSync')],
    ['sync-crypto', called('crypto.pbkdf2Sync')],
    ['sync-zlib', called('zlib.gzipSync')],
    ['sync-db', called('node:sqlite StatementSync.all')],
    ['sync-db', called('better_sqlite3.Statement.all')],
    ['sync-wait', called('Atomics.wait')],
    ['json', called('JSON.parse')],
    ['clone', called('structuredClone')],
    ['clone', called('Worker.postMessage')],
    ['regexp', evidence({ callee: 'RegExp.test' })],
    ['module-load', called('require')],
    ['row-parse', evidence({ frames: inside('pg-protocol@1.0.0', 'node_modules/pg-protocol/dist/parser.js') })],
    [
      'row-parse',
      evidence({ callee: 'Buffer.toString', frames: inside('mysql2@3.0.0', 'node_modules/mysql2/lib/packet.js') }),
    ],
    [
      'row-parse',
      evidence({ isCollecting: true, frames: inside('mysql2@3.0.0', 'node_modules/mysql2/lib/packet.js') }),
    ],
    ['gc', evidence({ isCollecting: true })],
    ['native', evidence({ callee: 'mix', frames: [judgedFrame('mix', 'wasm://wasm/2b976f8a', 'node'), user] })],
    ['many-small', evidence({ callee: 'fs.existsSync', calls: 2000 })],
    ['many-small', evidence({ frames: [], sharedBy: 5 })],
    ['microtasks', evidence({ microtaskShare: 0.9 })],
    ['js-cpu', evidence({})],
    ['native', evidence({ isNative: true, callee: 'addon.hash' })],
    ['unknown', evidence({ frames: [] })],
    [
      'sync-stdio',
      evidence({
        isNative: true,
        callee: 'console.log',
        frames: [judgedFrame('log', 'node:internal/console/constructor', 'node'), user],
      }),
    ],
  ] as const)('finds %s', (id, given) => {
    expect(kindOf(given).id).toBe(id)
  })

  it.each([
    [
      'a library that computes is no row parser',
      evidence({ frames: inside('lodash@4.0.0', 'node_modules/lodash/lodash.js') }),
      'js-cpu',
    ],
    ['a few wrapped calls in a loop are no crowd', evidence({ callee: 'JSON.parse', calls: 3 }), 'json'],
    [
      'one long call stays what it is, however many came before',
      evidence({ callee: 'fs.readFileSync', isNative: true, calls: 500 }),
      'sync-fs',
    ],
    [
      'a driver that fetches row by row is one call of the user',
      evidence({
        callee: 'index.rowsNext',
        calls: 500,
        frames: inside('libsql@0.5.0', 'node_modules/libsql/index.js'),
      }),
      'sync-db',
    ],
    ['a turn that ran two callbacks is no microtask chain', evidence({ microtaskShare: 0.3 }), 'js-cpu'],
    [
      "a user's callback below a driver is the user's",
      evidence({ frames: [user, ...inside('pg@8.0.0', 'node_modules/pg/lib/client.js')] }),
      'js-cpu',
    ],
  ] as const)('%s', (_title, given, id) => {
    expect(kindOf(given).id).toBe(id)
  })

  it('has a name for every kind, and a remedy for every kind but unknown', () => {
    for (const [id, kind] of Object.entries(kinds)) {
      expect(kind.id).toBe(id)
      expect(kind.name).not.toBe('')
      expect(kind.fixes.every((fix) => fix in fixes)).toBe(true)
      expect(kind.fixes.length > 0).toBe(id !== 'unknown')
    }
  })
})
