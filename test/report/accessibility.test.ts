import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { formats } from '../../src/report/formats/formats.ts'
import { chartedComparison, chartedReport } from './charts/charted.ts'
import { cleanReport } from './fixtures.ts'
import { allDrawn, hasChromium, whySkipped } from './in-chromium.ts'
import { assets, useChromium } from './use-chromium.ts'

interface Finding {
  id: string
  impact: string
  targets: string[]
}

const allOpen = `for (const folded of document.querySelectorAll('details')) folded.open = true;`

/** In the dark nothing else can differ. */
const ofColours = { runOnly: ['color-contrast', 'link-in-text-block'] }

function runAxe(options: object): string {
  return `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...options })}).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.slice(0, 5).map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')) })))`
}

/** Screen by screen, as soon as what is in sight is drawn. */
const scrollThrough = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const isSeen = (canvas) => {
    const { top, bottom } = canvas.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  for (let end = -1; scrollY > end; ) {
    end = scrollY;
    while ([...document.querySelectorAll('.canvas[data-state="waiting"]')].some(isSeen)) await frame();
    await frame();
    scrollBy({ top: 700, behavior: 'instant' });
    await frame();
  }
})()`

describe.skipIf(!hasChromium)(`the HTML for all readers, in Chromium${whySkipped}`, () => {
  const chromium = useChromium()

  const pages = {
    report: () => formats.html.report(chartedReport, assets),
    'clean report': () => formats.html.report(cleanReport, assets),
    comparison: () => formats.html.comparison(chartedComparison, assets),
  }
  // One page for both widths and both schemes: a reader turns a phone, and the evening comes, too.
  test.each(['report', 'clean report', 'comparison'] as const)(
    'axe finds nothing in a %s: wide, narrow, in the light and in the dark',
    async (name) => {
      const { page } = await chromium.open(pages[name](), { reducedMotion: 'reduce' })
      await page.evaluate(axe.source)
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await allDrawn(page, scheme)
        await page.evaluate(allOpen)
        for (const width of [1200, 400]) {
          await page.setViewportSize({ width, height: 900 })
          const found = (await page.evaluate(runAxe(scheme === 'dark' ? ofColours : {}))) as Finding[]
          expect(found, `${width} px, ${scheme}`).toEqual([])
        }
      }
      await page.close()
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
        await page.evaluate(scrollThrough)
        await allDrawn(page)
        await page.waitForTimeout(200)
        expect(await page.evaluate('globalThis.shifts'), `${name} at ${width} px`).toBeLessThan(0.02)
        expect(trouble).toEqual([])
        await page.close()
      }
    }
  }, 60_000)
})
