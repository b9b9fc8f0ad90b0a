import { beforeAll, expect, test } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { escapeMermaid, mermaidLimits } from '../../src/report/mermaid.ts'
import { bridgeBlocker, frame, hostileStrings, improvedComparison, manyBlockersReport } from './fixtures.ts'
import { hostileComparison, hostileReport, someOffsets } from './hostile.ts'
import { mermaidParser } from './mermaid.ts'

const assets = { fixes, kinds, mermaid: '' }
let parse: Awaited<ReturnType<typeof mermaidParser>>

beforeAll(async () => {
  parse = await mermaidParser()
})

test('leaves in a label only what means nothing to Mermaid', () => {
  for (const hostile of hostileStrings) {
    const rest = escapeMermaid(hostile).replace(/#\d+;/gu, '')
    expect(rest).toMatch(/^[A-Za-z0-9 .,/_()=+\-\u{A0}-\u{10FFFF}]*$/u)
  }
})

test('writes the dot of a list, the dash of an item and emphasis as entities', () => {
  expect(escapeMermaid('1. first')).toBe('1#46; first')
  expect(escapeMermaid('- item')).toBe('#45; item')
  expect(escapeMermaid('__proto__')).toBe('#95;#95;proto#95;#95;')
  expect(escapeMermaid('get_tables')).toBe('get_tables')
})

test('every diagram of a report and a comparison full of hostile strings parses, within the limits', async () => {
  const pages: string[] = []
  for (const offset of someOffsets) {
    pages.push(formats.md.report(hostileReport(offset), assets))
    pages.push(formats.md.comparison(hostileComparison(offset), assets))
  }
  const sources = pages.flatMap(diagramsOf)
  const types = new Set<string>()
  for (const source of sources) {
    expect(source.length).toBeLessThan(mermaidLimits.characters)
    types.add((await parse(source)).diagramType)
  }
  // Of every report a map, three flows of two levels and a stall, of every comparison two flows of two levels, two clocks and a stall.
  expect(sources.length).toBeGreaterThanOrEqual(someOffsets.length * (8 + 7))
  expect([...types].sort()).toEqual(['flowchart-v2', 'gantt', 'sequence'])
})

test('draws the five costliest of 200 blockers and lists them all', async () => {
  const page = formats.md.report(manyBlockersReport, assets)
  const sources = diagramsOf(page)
  // Each at two levels.
  expect(sources.filter((source) => source.includes('flowchart TB'))).toHaveLength(2 * 5)
  expect(sources.filter((source) => source.includes('flowchart LR'))).toHaveLength(1)
  for (const source of sources) await parse(source)
  expect(page.match(/^\| \d+ \| `sync-wait`/gmu)).toHaveLength(200)
})

test('keeps a stack of 300 frames, each with the longest of everything, within the limits', async () => {
  const long = 'a"b[c]{d}<e>#f;'.repeat(60)
  const stack = Array.from({ length: 300 }, (_, index) =>
    frame({ function: `${index}${long}`, file: `${long}/${index}.ts`, line: index, code: long, signature: long }),
  )
  const blockers = Array.from({ length: 6 }, (_, index) => ({
    ...bridgeBlocker,
    title: long,
    detail: long,
    callee: long,
    location: { file: `${long}${index}`, function: long, line: index, column: 1, code: long },
    stack: [...stack.slice(0, 150), ...stack.slice(150 + index)].map((step, at) =>
      at > 150 ? { ...step, function: `${index} ${step.function}` } : step,
    ),
  }))
  const page = formats.md.comparison(
    {
      ...improvedComparison,
      scenarios: improvedComparison.scenarios.map((scenario) => ({
        ...scenario,
        strategies: scenario.strategies.map((strategy) => ({ ...strategy, blockers })),
      })),
    },
    assets,
  )
  const sources = diagramsOf(page)
  expect(sources.length).toBeGreaterThanOrEqual(6)
  for (const source of sources) {
    expect(source.length).toBeLessThan(mermaidLimits.characters)
    await parse(source)
  }
})

function diagramsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```mermaid\n(.*?)^```$/gmsu)].map(([, source = '']) => source)
}
