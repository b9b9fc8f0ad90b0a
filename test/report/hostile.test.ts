import { describe, expect, test } from 'vitest'
import type { CaptureProfile } from '../../src/model.ts'
import type { ReportAssets } from '../../src/report/assets.ts'
import { type FormatId, formats } from '../../src/report/formats/formats.ts'
import { readSchema } from '../schema/read-schema.ts'
import { validate } from '../schema/validate.ts'
import { hostileStrings, withHostileStrings } from './fixtures.ts'
import { assets, captures } from './formats/assets.ts'
import { hostileComparison, hostileReport, someOffsets } from './hostile.ts'

/** What no text may hold: what terminals take for commands, and what shows a text as another one. JSON Lines aside, only line ends are ours. */
const active =
  /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
const loneSurrogate = /\p{Surrogate}/u

const ids = Object.keys(formats) as FormatId[]

describe.each(ids)('%s', (id) => {
  test('holds nothing that a terminal or an editor acts on', () => {
    for (const offset of someOffsets) {
      for (const text of textsOf(id, offset)) {
        expect(text).not.toMatch(active)
        expect(text).not.toMatch(loneSurrogate)
      }
    }
  })
})

test('json reads back as it was given, and no line of it is a command of a runner', () => {
  for (const offset of hostileStrings.keys()) {
    const report = hostileReport(offset)
    const text = formats.json.report(report, assets)
    expect(JSON.parse(text)).toEqual(report)
    expect(text).not.toMatch(/^\s*::/mu)
    expect(text).not.toContain('##[')
  }
})

test('the hostile report and comparison keep to the schema, and have each property in which there can be a string', () => {
  const report = hostileReport(0)
  const comparison = hostileComparison(0)
  expect(validate(report, readSchema('report'))).toEqual([])
  expect(validate(comparison, readSchema('comparison'))).toEqual([])
  expect(report.processes?.[0]?.end.error?.location?.code).toBeTypeOf('string')
  expect(report.threads?.[0]?.name).toBeTypeOf('string')
  expect(comparison.scenarios[0]?.strategies[0]?.blockers[0]?.library?.package).toBeTypeOf('string')
})

function textsOf(id: FormatId, offset: number): string[] {
  const given: ReportAssets = { ...assets, captures: withHostileStrings(captures as CaptureProfile[], offset) }
  const report = formats[id].report(hostileReport(offset), given)
  return formats[id].needs === 'recording'
    ? [report]
    : [report, formats[id].comparison(hostileComparison(offset), given)]
}
