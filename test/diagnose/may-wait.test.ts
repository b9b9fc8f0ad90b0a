import { describe, expect, it } from 'vitest'
import type { JudgedPart } from '../../src/diagnose/blockers.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { mayWait } from '../../src/diagnose/may-wait.ts'
import type { Frame, KindId } from '../../src/model.ts'
import { frame } from './built-stall.ts'

const user = frame('load app.js:4:2')

function part(kind: KindId, callee: string | undefined, frames: Frame[] = [user]): JudgedPart {
  return { kind: kinds[kind], callee, frames } as unknown as JudgedPart
}

describe('a call', () => {
  it.each([
    ['sync-fs', 'fs.readFileSync'],
    ['sync-child-process', 'child_process.execSync'],
    ['sync-wait', 'Atomics.wait'],
    ['sync-db', 'libsql.statement'],
    ['module-load', 'require'],
    ['many-small', 'fs.readFileSync'],
    ['native', 'addon.lookup'],
    ['native', undefined],
  ] as const)('may wait: %s, %s', (kind, callee) => {
    expect(mayWait(part(kind, callee))).toBe(true)
  })

  it.each([
    ['json', 'JSON.parse'],
    ['sync-crypto', 'crypto.pbkdf2Sync'],
    ['native', 'Buffer.from'],
  ] as const)('only computes: %s, %s', (kind, callee) => {
    expect(mayWait(part(kind, callee))).toBe(false)
  })

  it("only computes inside the language's and Node's own functions", () => {
    expect(mayWait(part('native', 'Array.map', [frame('Array.map :0:0'), user]))).toBe(false)
    expect(mayWait(part('native', 'ServerResponse.end', [frame('end node:_http_outgoing:1100:3'), user]))).toBe(false)
  })
})

describe('what computes by itself', () => {
  it('waits for nothing', () => {
    expect(mayWait(part('js-cpu', undefined))).toBe(false)
    expect(mayWait({ ...part('many-small', undefined), sharedBy: 5 })).toBe(false)
    expect(mayWait(part('unknown', undefined, [frame('parserOnMessageComplete node:_http_common:136:3')]))).toBe(false)
  })

  it('is not known to be all there was, where no stack was taken', () => {
    expect(mayWait(part('unknown', undefined, []))).toBe(true)
  })
})
