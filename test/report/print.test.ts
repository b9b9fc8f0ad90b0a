import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { formats } from '../../src/report/formats/formats.ts'
import { chartedComparison, chartedReport } from './charts/charted.ts'
import { manyBlockersReport } from './fixtures.ts'
import { hasChromium, whySkipped } from './in-chromium.ts'
import { assets, useChromium } from './use-chromium.ts'

/** The width between the margins of an A4 sheet, px. */
const viewport = { width: 703, height: 1000 }

describe.skipIf(!hasChromium)(`the HTML on paper, in Chromium${whySkipped}`, () => {
  const chromium = useChromium()

  async function open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const { page } = await chromium.open(html, { viewport, colorScheme })
    await page.waitForSelector('html[data-drawn="all"]')
    return page
  }

  test('a short print has verdict, tiles, map, and of each blocker diagram, facts and code; the rest is left out', async () => {
    const page = await open(formats.html.report(chartedReport, assets))
    const sheets = sheetsOf(await page.pdf({ format: 'A4' }))
    await page.emulateMedia({ media: 'print' })
    const printed = async (selector: string) => await page.locator(selector).and(page.locator(':visible')).count()
    for (const selector of ['h1', '.tiles', '#map svg', '#blocker-1 svg', '#blocker-1 .facts', '#blocker-1 .excerpt']) {
      expect(await printed(selector), selector).toBeGreaterThan(0)
    }
    for (const selector of [
      'nav',
      '.choices',
      '.source',
      '.copy',
      '.tools',
      '#routes',
      '#measures',
      'details.stalls',
      '.folded',
    ]) {
      expect(await printed(selector), selector).toBe(0)
    }
    expect(await printed('#fixes details > summary .note')).toBe(await page.locator('#fixes details').count())

    await page.emulateMedia({ media: 'screen' })
    await page.getByLabel('Print everything').check()
    const openBefore = await page.locator('details[open]').count()
    const all = sheetsOf(await page.pdf({ format: 'A4' }))
    expect(sheets).toBeLessThanOrEqual(6)
    expect(all).toBeGreaterThan(sheets + 3)
    // Unfolded for the paper alone.
    expect(await page.locator('details[open]').count()).toBe(openBefore)
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    await page.emulateMedia({ media: 'print' })
    for (const selector of ['#routes', 'details.stalls tbody tr', '#kinds .folded', '#blocker-1 .folded svg']) {
      expect(await printed(selector), selector).toBeGreaterThan(0)
    }
    await page.close()
  })

  test('a comparison prints each story’s tiles, both flows and figures', async () => {
    const page = await open(formats.html.comparison(chartedComparison, assets))
    await page.emulateMedia({ media: 'print' })
    const [before, after] = await boxesOf(page, '#scenario-1 > .pair .canvas > svg')
    expect(before?.top).toBeCloseTo(after?.top ?? 0, 0)
    expect(before?.right).toBeLessThanOrEqual(after?.left ?? 0)
    expect(await page.locator('#scenario-1 table:visible caption').allInnerTexts()).toEqual(['Medians of 3 and 3 runs'])
    await page.close()
  })

  test('paper is light, also for who reads in the dark, and the screen is dark again afterwards', async () => {
    const page = await open(formats.html.report(chartedReport, assets), 'dark')
    const theme = `document.querySelector('.canvas').dataset.theme`
    const ink = `getComputedStyle(document.querySelector('h1')).color`
    expect(await page.evaluate(theme)).toBe('dark')
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await page.evaluate(theme)).toBe('default')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.evaluate(ink)).toBe('rgb(0, 0, 0)')
    await page.getByRole('radio', { name: 'Dark', includeHidden: true }).evaluate('(choice) => choice.click()')
    expect(await page.evaluate(ink)).toBe('rgb(0, 0, 0)')
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    expect(await page.evaluate(theme)).toBe('dark')
    await page.close()
  })

  test('no diagram leaves its frame, and no table the paper', async () => {
    for (const html of [
      formats.html.report(chartedReport, assets),
      formats.html.comparison(chartedComparison, assets),
    ]) {
      const page = await open(html)
      await page.emulateMedia({ media: 'print' })
      const figures = await boxesOf(page, 'figure.diagram:has(svg)')
      const drawn = await boxesOf(page, 'figure.diagram .canvas > svg')
      expect(drawn.length).toBeGreaterThan(1)
      drawn.forEach((svg, index) => {
        const figure = figures[index] as Box
        expect(svg.bottom).toBeLessThanOrEqual(figure.bottom + 1)
        expect(svg.right).toBeLessThanOrEqual(figure.right + 1)
        expect(svg.right).toBeLessThanOrEqual(viewport.width)
      })
      const cells = await boxesOf(page, 'th, td')
      expect(Math.max(...cells.map(({ right }) => right))).toBeLessThanOrEqual(viewport.width)
      await page.close()
    }
  })

  test('of a long table the first rows are printed, and how many more there are', async () => {
    const page = await open(formats.html.report(manyBlockersReport, assets))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#blockers tbody tr:visible').count()).toBe(12)
    const told = `getComputedStyle(document.querySelector('#blockers .scroll'), '::after').content`
    expect(await page.evaluate(told)).toContain('188 more rows')
    await page.close()
  })
})

interface Box {
  top: number
  right: number
  bottom: number
  left: number
}

/** Of what is drawn. */
async function boxesOf(page: Page, selector: string): Promise<Box[]> {
  return (await page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => element.getBoundingClientRect()).filter(({ width }) => width > 1).map(({ top, right, bottom, left }) => ({ top, right, bottom, left }))`,
  )) as Box[]
}

function sheetsOf(pdf: Uint8Array): number {
  return [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type \/Page\b/gu),
  ].length
}
