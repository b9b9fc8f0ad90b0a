import { describe, expect, it } from 'vitest'
import type { Evidence, RemediedPart } from '../../src/diagnose/kinds/kind.ts'
import { kindOf, kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { FixId, KindId } from '../../src/model.ts'
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

describe('the remedies of a blocker', () => {
  const part = (given: Partial<RemediedPart>): RemediedPart => ({
    ...{ callee: undefined, frames: [user], phase: 'request' },
    ...given,
  })
  const sending = [
    judgedFrame('fromString', 'node:buffer', 'node'),
    {
      ...judgedFrame('ServerResponse.send', 'node_modules/express/lib/response.js', 'library'),
      package: 'express@5.3.0',
    },
    user,
  ]
  const bridge = { ...judgedFrame('syncFn', 'node_modules/synckit/index.js', 'library'), package: 'synckit@0.12.3' }

  const cases = [
    ['sync-fs', part({ callee: 'fs.readFileSync' }), 'async-api'],
    ['sync-crypto', part({ callee: 'crypto.pbkdf2Sync' }), 'async-api'],
    ['sync-crypto', part({ callee: 'crypto.randomBytes' }), 'async-api'],
    ['sync-crypto', part({ callee: 'crypto.Hash.update' }), 'smaller-pieces'],
    ['sync-crypto', part({ callee: 'crypto.publicEncrypt' }), 'worker-pool'],
    ['sync-zlib', part({ callee: 'zlib.gzipSync' }), 'async-api'],
    ['sync-zlib', part({ callee: 'zlib.crc32' }), 'smaller-pieces'],
    ['sync-db', part({ callee: 'node:sqlite StatementSync.all' }), 'worker-pool'],
    ['sync-db', part({ callee: 'addon.PQ.exec' }), 'async-driver'],
    [
      'sync-db',
      part({ callee: 'addon.x', frames: inside('odbc@2.4.9', 'node_modules/odbc/lib/odbc.js') }),
      'async-driver',
    ],
    ['sync-wait', part({ callee: 'Atomics.wait', frames: [bridge, user] }), 'async-api'],
    [
      'sync-wait',
      part({ callee: 'Atomics.wait', frames: [bridge, judgedFrame('Store.executeQuery', 'src/store.ts', 'user')] }),
      'async-driver',
    ],
    ['many-small', part({ callee: 'fs.existsSync' }), 'async-api'],
    ['many-small', part({ callee: 'JSON.parse' }), 'yield-in-chunks'],
    ['many-small', part({}), 'limit-concurrency'],
    ['sync-stdio', part({ callee: 'console.log' }), 'async-logger'],
    ['clone', part({ callee: 'structuredClone' }), 'transfer-buffers'],
    ['js-cpu', part({}), 'worker-pool'],
    ['js-cpu', part({ frames: sending }), 'smaller-pieces'],
    ['native', part({ callee: '_http_outgoing.ServerResponse.end' }), 'smaller-pieces'],
    ['native', part({ callee: 'TextDecoder.decode' }), 'smaller-pieces'],
    ['native', part({ callee: 'Buffer.toString' }), 'smaller-pieces'],
    ['native', part({ callee: 'String.normalize' }), 'worker-pool'],
    ['native', part({ callee: 'bcrypt.hashSync' }), 'async-api'],
    ['native', part({ callee: 'addon.hash' }), 'worker-pool'],
    ['module-load', part({ callee: 'require' }), 'load-at-start'],
    ['module-load', part({ callee: 'require', phase: 'startup' }), undefined],
    ['gc', part({ callee: 'gc' }), undefined],
  ] as const

  it.each(cases)('%s: %o has first of all: %s', (id, given, first) => {
    expect(chosen(id, given)[0]).toBe(first)
  })

  it('are all among those of their kind, each once', () => {
    for (const [id, given] of cases) {
      const ids = chosen(id, given)
      expect(kinds[id].fixes).toEqual(expect.arrayContaining([...ids]))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('are a synchronous twin only where the call has one', () => {
    const [summary, first] = [fixes['async-api'].summary, (callee: string) => chosen('native', part({ callee }))[0]]
    expect(summary).not.toContain('*Sync')
    for (const callee of ['Buffer.concat', 'Buffer.from', 'TextDecoder.decode', 'Array.sort'])
      expect(first(callee)).not.toBe('async-api')
  })

  function chosen(id: KindId, given: RemediedPart): readonly FixId[] {
    const { fixesFor, fixes: all } = kinds[id]
    return fixesFor === undefined ? all : fixesFor(given)
  }
})
