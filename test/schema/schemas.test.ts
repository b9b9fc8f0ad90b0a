import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makeSchemas, schemaFolder } from '../../scripts/schema/make-schemas.ts'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import { frame, recordingOf, request } from '../diagnose/built-recording.ts'
import { blockedReport, cleanReport, improvedComparison, manyBlockersReport } from '../report/fixtures.ts'
import { readSchema } from './read-schema.ts'
import { validate } from './validate.ts'

const folder = fileURLToPath(new URL(`../../${schemaFolder}/`, import.meta.url))
const report = readSchema('report')
const comparison = readSchema('comparison')

/** As another tool reads it. */
function asJson(data: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data))
}

describe('the published schemas', () => {
  it('have every field of the types; else run npm run schema', () => {
    const made = makeSchemas()
    expect(readdirSync(folder).sort()).toEqual([...made.keys()].sort())
    for (const [name, text] of made) expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
  })

  it('take what the types take, and name every property in it', () => {
    for (const built of [blockedReport, cleanReport, manyBlockersReport])
      expect(validate(asJson(built), report)).toEqual([])
    expect(validate(asJson(improvedComparison), comparison)).toEqual([])
  })

  it('take a report that was judged from a recording', () => {
    const capture = { atMs: 150, frames: [frame('spin', 'src/spin.js', 3), frame('handler', 'src/app.js', 9)], request }
    const judged = diagnose(recordingOf([{ startMs: 100, durationMs: 200, captures: [capture] }]), '1.0.0')
    expect(judged.blockers).toHaveLength(1)
    expect(validate(asJson(judged), report)).toEqual([])
  })

  it('refuse a missing field, a wrong type, an unknown word and another version', () => {
    const { totals: _, ...withoutTotals } = asJson(blockedReport)
    expect(validate(withoutTotals, report)).toEqual(['/: totals is missing'])
    expect(validate({ ...asJson(blockedReport), cpuMs: '3' }, report)).toEqual(['/cpuMs: string in place of number'])
    expect(validate({ ...asJson(blockedReport), schema: 'loopcheck.report/v2' }, report)).toHaveLength(1)
    const [blocker] = blockedReport.blockers
    const unknownKind = asJson({ ...blockedReport, blockers: [{ ...blocker, kind: 'sync-lunch' }] })
    expect(validate(unknownKind, report)[0]).toMatch(/^\/blockers\/0\/kind: "sync-lunch" is none of/)
    expect(validate({ ...asJson(blockedReport), lunch: 1 }, report)).toEqual(['/lunch: not in the schema'])
    expect(validate(asJson(blockedReport), comparison).length).toBeGreaterThan(0)
  })
})
