import { describe, expect, it } from 'vitest'
import { layoutFor } from '../../src/cli/layout.ts'
import { summariseReport } from '../../src/cli/summary.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { Blocker, Report } from '../../src/model.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { blockedReport, unknownBlocker } from './fixtures.ts'

const { route: _, ...background } = { ...unknownBlocker, phase: 'background' as const }
const origin = 'setInterval at jobs/refresh.js:12 (every 5000 ms)'

function markdown(...blockers: Blocker[]): string {
  return formats.md.report({ ...blockedReport, blockers }, { fixes, kinds, mermaid: '' })
}

function terminal(...blockers: Blocker[]): string {
  const report: Report = { ...blockedReport, blockers, notices: [] }
  const io = { stderr: { isTTY: false }, env: {} } as unknown as Parameters<typeof layoutFor>[0]
  return summariseReport(report, layoutFor(io, { color: false }))
}

describe('a blocker of background work', () => {
  it('says what started it', () => {
    expect(markdown({ ...background, origin })).toContain(`| Started by | \`${origin}\` |`)
    expect(terminal({ ...background, origin })).toContain(`   in   background: ${origin}`)
  })

  it('says nothing of it where that is not known', () => {
    expect(markdown(background)).not.toContain('Started by')
    expect(terminal(background)).toMatch(/^ {3}in {3}background$/m)
  })
})

it('tells by how many requests its stalls were', () => {
  expect(markdown({ ...background, requests: 1 })).toContain(' by 1 request;')
  expect(markdown({ ...background, requests: 1200 })).toContain(' by 1,200 requests;')
  expect(markdown(background)).not.toMatch(/ by \d+ request/)
})

it('shows on the terminal what it was busy with, also where nothing was called', () => {
  const { callee: _callee, ...running } = { ...background, detail: 'pg@8.23.1: SELECT ?' }
  expect(terminal(running)).toContain('   call pg@8.23.1: SELECT ?\n')
})
