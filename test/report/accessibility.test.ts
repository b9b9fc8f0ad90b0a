import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import { type ReportAssets, readAssets } from '../../src/report/assets.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { chartedComparison, chartedReport } from './charts/charted.ts'
import { cleanReport } from './fixtures.ts'
import { type Chromium, hasChromium, startChromium, whySkipped } from './in-chromium.ts'

interface Finding {
  id: string
  impact: string
  targets: string[]
}

const allOpen = `for (const folded of document.querySelectorAll('details')) folded.open = true;`

describe.skipIf(!hasChromium)(`the HTML for all readers, in Chromium${whySkipped}`, () => {
  let chromium: Chromium
  let assets: ReportAssets

  beforeAll(async () => {
    chromium = await startChromium()
    assets = await readAssets({ fixes, kinds })
  })
  afterAll(() => chromium?.close())

  const pages = {
    report: () => formats.html.report(chartedReport, assets),
    'clean report': () => formats.html.report(cleanReport, assets),
    comparison: () => formats.html.comparison(chartedComparison, assets),
  }
  const cases = (['report', 'clean report', 'comparison'] as const).flatMap((name) =>
    ([1200, 400] as const).flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ name, width, scheme }))),
  )

  test.each(cases)(
    'axe finds nothing in a $name, $width px wide, in the $scheme',
    async ({ name, width, scheme }) => {
      const { page } = await chromium.open(pages[name](), {
        viewport: { width, height: 900 },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      })
      await page.waitForSelector('.canvas[data-state="waiting"]', { state: 'detached' })
      await page.evaluate(allOpen)
      await page.evaluate(axe.source)
      const found = (await page.evaluate(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.slice(0, 5).map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')) })))`,
      )) as Finding[]
      await page.close()
      expect(found).toEqual([])
    },
    60_000,
  )

  test('the Tab key reaches the skip link first, then the sections, and no element takes it prisoner', async () => {
    const { page } = await chromium.open(pages.report())
    const reached: string[] = []
    for (let step = 0; step < 400; step++) {
      await page.keyboard.press('Tab')
      const at = (await page.evaluate(
        `(() => { const at = document.activeElement; return at === document.body ? '' : at.tagName + '.' + at.className + ' ' + (at.getAttribute('href') ?? at.dataset.do ?? '') })()`,
      )) as string
      if (at === '' && step > 0) break
      reached.push(at.trim())
    }
    expect(reached[0]).toBe('A.skip #content')
    expect(reached[1]).toMatch(/^A\. #/u)
    expect(reached).toContain('DIV.panels')
    expect(reached).toContain('BUTTON. in')
    expect(reached.length).toBeLessThan(400)
    await page.focus('.skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('location.hash')).toBe('#content')
    await page.close()
  })

  test('nothing moves while the page is drawn and scrolled through, and nothing is asked for', async () => {
    for (const width of [1200, 400]) {
      for (const name of ['report', 'comparison'] as const) {
        const { page, trouble } = await chromium.open(pages[name](), { viewport: { width, height: 900 } })
        for (let screen = 0; screen < 30; screen++) {
          await page.evaluate('scrollBy({ top: 700, behavior: "instant" })')
          await page.waitForTimeout(150)
        }
        await page.waitForSelector('.canvas[data-state="waiting"]', { state: 'detached' })
        await page.waitForTimeout(200)
        expect(await page.evaluate('globalThis.shifts'), `${name} at ${width} px`).toBeLessThan(0.02)
        expect(trouble).toEqual([])
        await page.close()
      }
    }
  }, 60_000)
})
