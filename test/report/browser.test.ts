import { describe, expect, test } from 'vitest'
import type { Comparison, Report } from '../../src/model.ts'
import { drawClock } from '../../src/report/clock.ts'
import { drawBlockerMap } from '../../src/report/flow/blocker-map.ts'
import { drawFlow } from '../../src/report/flow/draw-flow.ts'
import type { Flow } from '../../src/report/flow/graph.ts'
import { elideMiddle, plainText } from '../../src/report/foreign-text.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { writeHtml } from '../../src/report/html/write-html.ts'
import type { Page } from '../../src/report/page.ts'
import { blockedReport, bridgeBlocker, hostileStrings, improvedComparison } from './fixtures.ts'
import { harmlessComparison, harmlessReport, hostileComparison, hostileReport } from './hostile.ts'
import { allDrawn, hasChromium, whySkipped } from './in-chromium.ts'
import { assets, useChromium } from './use-chromium.ts'

interface Seen {
  /** Errors, messages and requests other than the file itself. */
  trouble: string[]
  states: string[]
  labels: string[][]
  /** Of the clocks. */
  bars: string[]
  svgIds: string[]
  /** Names of the elements in the diagrams, each once, with the names of their attributes that could run or ask for something. */
  elements: string[]
  hacked: unknown
}

describe.skipIf(!hasChromium)(`the HTML in Chromium${whySkipped}`, () => {
  const chromium = useChromium()

  async function open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Seen> {
    const { page, trouble } = await chromium.open(html, { colorScheme })
    await allDrawn(page)
    const seen = (await page.evaluate(`({
      states: [...document.querySelectorAll('.canvas')].map((canvas) => canvas.dataset.state),
      labels: [...document.querySelectorAll('.canvas .nodeLabel')].map((label) => [...label.querySelectorAll('p')].flatMap((p) => p.innerHTML.split(/<br\\s*\\/?>/).map((line) => new DOMParser().parseFromString(line, 'text/html').body.textContent))),
      bars: [...document.querySelectorAll('.canvas text[class*=taskText]')].map((text) => text.textContent),
      svgIds: [...document.querySelectorAll('.canvas > svg')].map((svg) => svg.id),
      elements: [...new Set([...document.querySelectorAll('.canvas *')].map((one) => [one.localName, ...one.getAttributeNames().filter((name) => /^on|href$|^src/.test(name))].join(' ')))],
      hacked: globalThis.hacked,
    })`)) as Omit<Seen, 'trouble'>
    await page.close()
    return { ...seen, trouble }
  }

  const htmlOf = (report: Report, comparison: Comparison) => [
    formats.html.report(report, assets),
    formats.html.comparison(comparison, assets),
  ]

  test.each(['light', 'dark'] as const)(
    'draws every diagram of a report and a comparison, in the %s',
    async (scheme) => {
      for (const html of [
        formats.html.report(blockedReport, assets),
        formats.html.comparison(improvedComparison, assets),
      ]) {
        const seen = await open(html, scheme)
        expect(seen.trouble).toEqual([])
        expect(seen.states.length).toBeGreaterThanOrEqual(4)
        expect(new Set(seen.states)).toEqual(new Set(['drawn']))
        expect(new Set(seen.svgIds).size).toBe(seen.states.length)
        expect(seen.labels).toContainEqual([
          'SERVICE',
          'TableService.tables',
          'src/services/table-service.ts:87',
          'async tables(query: TablesQuery): Promise<Table[]>',
          'return this.provider.execute(tablesQuery)',
        ])
      }
    },
  )

  test('reads each hostile string back from its label as it was given', async () => {
    const strings = hostileStrings.filter((text) => plainText(text) !== '')
    const flow: Flow = {
      title: 'hostile',
      description: 'hostile',
      nodes: strings.map((text) => ({
        role: 'frame',
        lines: [{ text: 'name', mark: 'strong' }, { text }, { text, mark: 'faint' }],
        isOnLoop: true,
      })),
      edges: [],
    }
    const page: Page = {
      title: 'hostile',
      status: 'clean',
      tone: 'good',
      subtitle: [],
      lead: [{ is: 'diagram', diagram: drawFlow(flow) }],
      sections: [],
    }
    const { labels, trouble } = await open(writeHtml(page, assets))
    expect(trouble).toEqual([])
    const shown = strings.map((text) => elideMiddle(plainText(text), 64))
    const read = labels.filter(([name]) => name === 'name').map((lines) => lines.map(withOneSpace))
    expect(read).toEqual(shown.map((text) => ['name', withOneSpace(text), withOneSpace(text)]))
  })

  test('reads each hostile string back from a clock and from a map of blockers', async () => {
    const strings = hostileStrings.filter((text) => plainText(text) !== '')
    const spans = strings.map((text, index) => ({ text, fromMs: index, toMs: index + 40, tone: 'waits' as const }))
    const sections = [0, 10, 20, 30, 40].map((from) => ({ title: `part ${from}`, spans: spans.slice(from, from + 10) }))
    const blockers = strings.slice(0, 8).map((text) => ({
      ...bridgeBlocker,
      location: { file: 'a.ts', line: 1, column: 1, function: text },
      routes: [{ route: text, count: 1, totalMs: 1 }],
    }))
    const map = drawBlockerMap(blockers)
    const page: Page = {
      title: 'hostile',
      status: 'clean',
      tone: 'good',
      subtitle: [],
      lead: [
        { is: 'diagram', diagram: drawClock({ title: 'clock', description: 'clock', sections }) },
        ...(map ? [{ is: 'diagram', diagram: map } as const] : []),
      ],
      sections: [],
    }
    const { labels, bars, trouble } = await open(writeHtml(page, assets))
    expect(trouble).toEqual([])
    expect(bars.map(withOneSpace)).toEqual(strings.map((text) => withOneSpace(elideMiddle(plainText(text), 56))))
    const shown = strings.slice(0, 8).map((text) => withOneSpace(elideMiddle(plainText(text), 64)))
    const lines = labels.map((label) => label.map(withOneSpace))
    for (const text of shown) {
      expect(lines).toContainEqual([text, expect.stringContaining('blocked')])
      expect(lines).toContainEqual([expect.stringMatching(/^No\. /u), text, 'a.ts:1', expect.any(String)])
    }
  })

  test('runs nothing, asks for nothing and draws everything, wherever the hostile strings stand', async () => {
    const drawn = new Set<string>()
    for (const html of htmlOf(harmlessReport(0), harmlessComparison(0))) {
      for (const element of (await open(html)).elements) drawn.add(element)
    }
    for (const offset of [0, 11, 22, 33]) {
      for (const html of htmlOf(hostileReport(offset), hostileComparison(offset))) {
        const seen = await open(html)
        expect(seen.trouble).toEqual([])
        expect(seen.hacked).toBeUndefined()
        expect(new Set(seen.states)).toEqual(new Set(['drawn']))
        // None that a name made: in a diagram stand the elements of any other diagram.
        expect(seen.elements.filter((element) => !drawn.has(element))).toEqual([])
      }
    }
  })

  test('draws two that are beside each other to one scale, so that the same step is at the same height', async () => {
    const { page } = await chromium.open(formats.html.comparison(improvedComparison, assets), {
      viewport: { width: 1200, height: 900 },
    })
    await allDrawn(page)
    const steps =
      (await page.evaluate(`[...document.querySelectorAll('.pair')[0].querySelectorAll('.canvas')].map((canvas) => {
      const [, route, service] = [...canvas.querySelectorAll('.node')].map((node) => node.getBoundingClientRect());
      return { heightPx: route.height, topPx: route.top, nextTopPx: service.top };
    })`)) as { heightPx: number; topPx: number; nextTopPx: number }[]
    await page.close()
    const [before, after] = steps
    for (const key of ['heightPx', 'topPx', 'nextTopPx'] as const) {
      expect(Math.abs((after?.[key] ?? 0) - (before?.[key] ?? 0))).toBeLessThan(1)
    }
  })

  test('shows the source of a diagram that cannot be drawn, and the others all the same', async () => {
    const html = formats.html.report({ ...blockedReport, blockers: [bridgeBlocker, bridgeBlocker] }, assets)
    const broken = html.replace('flowchart TB', 'flowchart nowhere ((')
    const { states } = await open(broken)
    expect(states.filter((state) => state === 'failed')).toHaveLength(1)
    expect(states.filter((state) => state === 'drawn')).toHaveLength(states.length - 1)
  })
})

/** The word joiner is the gap that escapeMermaid puts into icons and formulas. */
function withOneSpace(text: string): string {
  return text.replaceAll('\u2060', '').replace(/\s+/gu, ' ').trim()
}
