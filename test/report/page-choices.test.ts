import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import { type ReportAssets, readAssets } from '../../src/report/assets.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { chartedComparison, chartedReport } from './charts/charted.ts'
import { manyBlockersReport } from './fixtures.ts'
import { type Chromium, hasChromium, startChromium, whySkipped } from './in-chromium.ts'

const background = 'getComputedStyle(document.body).backgroundColor'
const [light, dark] = ['rgb(246, 247, 249)', 'rgb(11, 16, 32)']
const diagramThemes = `[...new Set([...document.querySelectorAll('.canvas')].map(({ dataset }) => dataset.theme))]`

describe.skipIf(!hasChromium)(`what a reader chooses, in Chromium${whySkipped}`, () => {
  let chromium: Chromium
  let assets: ReportAssets
  let report: string

  beforeAll(async () => {
    chromium = await startChromium()
    assets = await readAssets({ fixes, kinds })
    report = formats.html.report(chartedReport, assets)
  })
  afterAll(() => chromium?.close())

  test('colours follow the system until one chooses with the keys; charts and diagrams follow, and the choice is kept', async () => {
    const { page, trouble } = await chromium.open(report, { colorScheme: 'light' })
    await page.waitForSelector('html[data-drawn="all"]')
    expect(await page.evaluate(background)).toBe(light)
    const tone = `getComputedStyle(document.querySelector('.stall')).fill`
    const lightTone = await page.evaluate(tone)

    await page.getByRole('radio', { name: 'Auto' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)
    expect(await page.evaluate(background)).toBe(dark)
    expect(await page.evaluate(tone)).not.toBe(lightTone)
    await page.waitForFunction(`${diagramThemes}.join() === 'dark'`)

    // Kept: the head's script sets it before anything is painted.
    await page.addInitScript(
      `new MutationObserver(() => { globalThis.themeAtBody ??= document.body && document.documentElement.dataset.theme }).observe(document, { childList: true, subtree: true })`,
    )
    await page.reload()
    expect(await page.evaluate('globalThis.themeAtBody')).toBe('dark')
    expect(await page.evaluate(background)).toBe(dark)
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)

    await page.getByRole('radio', { name: 'Auto' }).check({ force: true })
    expect(await page.evaluate(background)).toBe(light)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await page.evaluate(background)).toBe(dark)
    expect(trouble).toEqual([])
    await page.close()
  })

  test('a column sorts by what was measured, not by how it is written, and says so', async () => {
    const blockers = manyBlockersReport.blockers.slice(0, 12).map((blocker, index) => ({
      ...blocker,
      // 900 ms, 1.04 s, 1.18 s … : sorted as words, 900 ms would come after 1.04 s.
      maxMs: 900 + ((index * 5) % 12) * 140,
      ...(index === 4 ? { victims: { ...blocker.victims, measuredAt: 'none' as const } } : {}),
    }))
    const { page, trouble } = await chromium.open(formats.html.report({ ...manyBlockersReport, blockers }, assets))
    const table = page.locator('#blockers [data-filter] table')
    const head = (name: string) => table.getByRole('columnheader', { name, exact: true })
    const column = async (nth: number) => await table.locator(`tbody tr > :nth-child(${nth})`).allTextContents()
    expect(await head('Total').getAttribute('aria-sort')).toBe('descending')

    await head('Longest').getByRole('button').focus()
    await page.keyboard.press('Enter')
    const largestFirst = (await column(7)).map(inMs)
    expect(largestFirst).toEqual([...largestFirst].sort((one, other) => other - one))
    expect(largestFirst[0]).toBe(2440)
    expect(await head('Longest').getAttribute('aria-sort')).toBe('descending')
    expect(await head('Total').getAttribute('aria-sort')).toBeNull()
    expect(await page.locator('#said').innerText()).toBe('Sorted by Longest, largest first')

    await page.keyboard.press('Space')
    expect((await column(7)).map(inMs)).toEqual([...largestFirst].reverse())
    for (const _ of ['largest first', 'smallest first']) {
      await head('Waited').getByRole('button').click()
      expect((await column(11)).at(-1)).toBe('–')
    }
    await head('Where').getByRole('button').click()
    expect((await column(3))[1]).toContain('postgres-provider.ts:2 ')
    expect((await column(3))[10]).toContain('postgres-provider.ts:11 ')

    await page.getByLabel('Filter by file, route or kind').fill('execute7')
    await head('Longest').getByRole('button').click()
    expect(await table.locator('tbody tr:visible').count()).toBe(1)
    expect(trouble).toEqual([])
    await page.close()
  })

  test('routes and stalls sort too, and the chart still finds its stalls', async () => {
    const { page } = await chromium.open(report)
    await page.locator('#routes th').first().getByRole('button').click()
    const routes = await page.locator('#routes tbody th').allTextContents()
    expect(routes.length).toBeGreaterThan(1)
    expect(routes).toEqual([...routes].sort())
    await page.locator('details.stalls > summary').click()
    await page.locator('details.stalls').getByRole('button', { name: 'Took' }).click()
    const took = (await page.locator('details.stalls tbody tr > :nth-child(2)').allTextContents()).map(inMs)
    expect(took).toEqual([...took].sort((one, other) => other - one))
    await page.locator('[data-do=longest]').click()
    expect(inMs((await page.locator('.told dd').nth(1).innerText()).trim())).toBe(took[0])
    await page.close()
  })

  test('on a phone the first figure stands on the first screen, and the sections fold away', async () => {
    const { page } = await chromium.open(report, { viewport: { width: 400, height: 800 } })
    const tile = await page.locator('.tile').first().boundingBox()
    expect((tile?.y ?? 9999) + (tile?.height ?? 0)).toBeLessThan(800)
    expect(await page.locator('nav a:visible').count()).toBe(0)
    await page.getByText('On this page').click()
    const links = await page.locator('nav a:visible').count()
    expect(links).toBe(await page.locator('main > section').count())
    await page.locator('nav .on-this-page a').last().click()
    expect(await page.evaluate('location.hash')).toBe('#settings')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400)
    await page.close()
  })

  test.each([6, 4] as const)('tiles leave none alone in its row, of %i', async (count) => {
    const html = count === 6 ? report : formats.html.comparison(chartedComparison, assets)
    const { page } = await chromium.open(html)
    for (const width of [1400, 1200, 1000, 768, 400, 320]) {
      await page.setViewportSize({ width, height: 800 })
      const tops = (await page.evaluate(
        `[...document.querySelector('.tiles').children].map((tile) => Math.round(tile.getBoundingClientRect().top))`,
      )) as number[]
      expect(tops).toHaveLength(count)
      const rows = [...new Set(tops)].map((top) => tops.filter((other) => other === top).length)
      expect(new Set(rows).size, `rows of ${rows} at ${width} px`).toBe(1)
    }
    await page.close()
  })

  test('without scripts all of it can be read, and nothing is offered that would not work', async () => {
    const { page } = await chromium.open(report, { javaScriptEnabled: false })
    expect(await page.locator('.choices, .tools, .canvas').and(page.locator(':visible')).count()).toBe(0)
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await page.locator('th button').count()).toBe(0)
    const words = page.locator('#blocker-1 .source').first()
    await words.locator('summary').click()
    expect(await words.locator('li').first().innerText()).toContain('GET /tables')
    expect(await page.locator('#blocker-1 .excerpt').isVisible()).toBe(true)
    await page.close()
  })
})

/** @param text as formatMs writes durations */
function inMs(text: string): number {
  const [, figure, unit] = /^([\d.,]+) (ms|s)$/u.exec(text.trim()) ?? []
  return Math.round(Number(figure?.replace(',', '')) * (unit === 's' ? 1000 : 1))
}
