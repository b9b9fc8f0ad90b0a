import { expect, test } from 'vitest'
import { sarifFormat } from '../../../src/report/formats/sarif.ts'
import {
  blockedReport,
  bridgeBlocker,
  cleanReport,
  hostileStrings,
  improvedComparison,
  jsonBlocker,
  manyBlockersReport,
} from '../fixtures.ts'
import { hostileComparison, hostileReport } from '../hostile.ts'
import { assets } from './assets.ts'
import { sarifFaults } from './sarif-rules.ts'

const regressed = structuredClone(improvedComparison)
const [scenario] = regressed.scenarios
const after = scenario?.strategies.find(({ role }) => role === 'offloaded')
after?.blockers.push(jsonBlocker, { ...bridgeBlocker, id: 'new-one' })

test('is as it was', async () => {
  await expect(sarifFormat.report(blockedReport, assets)).toMatchFileSnapshot('../__snapshots__/blocked.sarif')
  await expect(sarifFormat.comparison(regressed, assets)).toMatchFileSnapshot('../__snapshots__/regressed.sarif')
})

test('keeps to the schema and to what code scanning takes, whatever the names hold', () => {
  const harmless = [blockedReport, cleanReport, manyBlockersReport]
  for (const report of harmless) expect(sarifFaults(JSON.parse(sarifFormat.report(report, assets)))).toEqual([])
  for (const offset of hostileStrings.keys()) {
    const hostile = hostileReport(offset)
    expect(sarifFaults(JSON.parse(sarifFormat.report(hostile, assets)))).toEqual([])
    expect(sarifFaults(JSON.parse(sarifFormat.comparison(hostileComparison(offset), assets)))).toEqual([])
  }
})

test('finds fault with what the schema forbids', () => {
  const log = JSON.parse(sarifFormat.report(blockedReport, assets))
  log.runs[0].results[0].locations = []
  log.runs[0].results[1].level = 'fatal'
  log.runs[0].results[1].lunch = 1
  expect(sarifFaults(log)).toEqual([
    '/runs/0/results/0/locations: fewer than 1',
    '/runs/0/results/1/lunch: not in the schema',
    '/runs/0/results/1/level: fatal',
  ])
})

test('has a result for each blocker with a place, and says of the others that they have none', () => {
  const [run] = JSON.parse(sarifFormat.report(blockedReport, assets)).runs
  const placed = blockedReport.blockers.filter(({ location }) => location !== undefined)
  expect(run.results.map((result: { ruleId: string }) => result.ruleId)).toEqual(
    placed.map(({ kind }) => `loopcheck/${kind}`),
  )
  expect(run.results.map((result: { level: string }) => result.level)).toEqual(['error', 'warning'])
  const [notification] = run.invocations[0].toolExecutionNotifications
  expect(notification.associatedRule.id).toBe('loopcheck/unknown')
  expect(notification.message.text).toContain('55 ms')
})

test('gives a blocker the same fingerprint when its line shifts', () => {
  const fingerprintAt = (line: number) => {
    const location = { ...(bridgeBlocker.location ?? { file: '', column: 1, function: '' }), line }
    const report = { ...blockedReport, blockers: [{ ...bridgeBlocker, location }] }
    return JSON.parse(sarifFormat.report(report, assets)).runs[0].results[0].partialFingerprints
  }
  expect(fingerprintAt(31)).toEqual(fingerprintAt(99))
  expect(fingerprintAt(31).primaryLocationLineHash).toBe(`${bridgeBlocker.id}:1`)
})

test('has of a comparison what still blocks, told apart from what is new', () => {
  const [run] = JSON.parse(sarifFormat.comparison(regressed, assets)).runs
  const states = run.results.map((result: { baselineState: string }) => result.baselineState)
  expect(states).toEqual(['unchanged', 'new'])
  expect(JSON.parse(sarifFormat.comparison(improvedComparison, assets)).runs[0].results).toEqual([])
})

test('writes places from the root of the repository; those outside of it as they are', () => {
  const at = (file: string) => {
    const location = { ...(bridgeBlocker.location ?? { column: 1, function: '', line: 1 }), file }
    const report = { ...blockedReport, blockers: [{ ...bridgeBlocker, location }] }
    const log = JSON.parse(sarifFormat.report(report, { ...assets, repositoryBase: 'packages/api/' }))
    return log.runs[0].results[0].locations[0].physicalLocation.artifactLocation
  }
  expect(at('src/a b.ts')).toEqual({ uri: 'packages/api/src/a%20b.ts', uriBaseId: 'SRCROOT' })
  expect(at('../lib/x.ts')).toEqual({ uri: 'packages/lib/x.ts', uriBaseId: 'SRCROOT' })
  expect(at('/opt/x#y.ts')).toEqual({ uri: 'file:///opt/x%23y.ts' })
  expect(at('C:/work/x.ts')).toEqual({ uri: 'file:///C:/work/x.ts' })
  expect(at('javascript:alert(1)')).toEqual({ uri: 'packages/api/javascript%3Aalert(1)', uriBaseId: 'SRCROOT' })
})

test('takes brackets in a message for text: they would be links', () => {
  const report = { ...blockedReport, blockers: [{ ...bridgeBlocker, route: 'GET /[x](https://example.invalid)\\' }] }
  const { text } = JSON.parse(sarifFormat.report(report, assets)).runs[0].results[0].message
  expect(text).toContain('GET /\\[x\\](https://example.invalid)\\\\')
})
