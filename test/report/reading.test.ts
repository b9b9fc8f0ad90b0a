import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import { type ReportAssets, readAssets } from '../../src/report/assets.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { blockedReport, manyBlockersReport } from './fixtures.ts'
import { type Chromium, hasChromium, startChromium, whySkipped } from './in-chromium.ts'

describe.skipIf(!hasChromium)(`finding one’s way in the HTML${whySkipped}`, () => {
  let chromium: Chromium
  let assets: ReportAssets
  let page: Page
  let trouble: string[] = []

  beforeAll(async () => {
    chromium = await startChromium()
    assets = await readAssets({ fixes, kinds })
  })

  afterEach(async () => {
    await page?.close()
    expect(trouble).toEqual([])
  })

  afterAll(() => chromium?.close())

  async function open(html: string, hash = ''): Promise<void> {
    const viewport = { width: 1200, height: 900 }
    ;({ page, trouble } = await chromium.open(html, { hash, viewport, reducedMotion: 'reduce' }))
  }

  test('filters a long table of blockers by all of the words, and says how many are left', async () => {
    await open(formats.html.report(manyBlockersReport, assets))
    const rows = page.locator('#blockers [data-filter] tbody tr')
    const all = await rows.count()
    const [first = '', second = ''] = (await rows.nth(3).innerText()).split(/\s+/u).slice(1, 3)
    const texts = (await rows.allTextContents()).map((text) => text.toLowerCase())
    const expected = texts.filter((text) => [first, second].every((word) => text.includes(word.toLowerCase()))).length
    await page.getByLabel('Filter by file, route or kind').fill(`${second.toUpperCase()} ${first}`)
    expect(expected).toBeGreaterThan(0)
    expect(expected).toBeLessThan(all)
    expect(await page.locator('#blockers [data-filter] tbody tr:visible').count()).toBe(expected)
    expect(await page.locator('#blockers output').innerText()).toBe(`${expected} of ${all}`)
    await page.getByLabel('Filter by file, route or kind').fill('')
    expect(await page.locator('#blockers [data-filter] tbody tr:visible').count()).toBe(all)
  })

  test('has no field over a table that fits the eye', async () => {
    await open(formats.html.report(blockedReport, assets))
    expect(await page.locator('.filter').count()).toBe(0)
  })

  test('leads from a blocker to its kind and its remedies, and unfolds them', async () => {
    await open(formats.html.report(blockedReport, assets))
    const links = page.locator('#blocker-1 .facts a')
    expect(await links.count()).toBeGreaterThan(1)
    for (const link of await links.all()) {
      const target = page.locator((await link.getAttribute('href')) ?? 'nowhere')
      expect(await target.getAttribute('open')).toBeNull()
      await link.click()
      await target.and(page.locator('[open]')).waitFor()
      await target.locator('> summary').click()
      await link.click()
      await target.and(page.locator('[open]')).waitFor()
    }
  })

  test('leads nowhere that is not on the page', async () => {
    for (const html of [formats.html.report(manyBlockersReport, assets), formats.html.report(blockedReport, assets)]) {
      await open(html)
      const lost = await page.evaluate(
        `[...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id))`,
      )
      expect(lost).toEqual([])
      await page.close()
    }
  })

  test('opens what an address names, and minds no strange address', async () => {
    await open(formats.html.report(blockedReport, assets), '#kind-sync-wait')
    expect(await page.locator('#kind-sync-wait').getAttribute('open')).toBe('')
    await page.close()
    await open(formats.html.report(blockedReport, assets), '#"]<b>')
    await page.locator('h1').click()
  })

  test('copies a blocker as Markdown with its place, code and remedies', async () => {
    await open(formats.html.report(blockedReport, assets))
    const folded = page.locator('#blocker-1 details.copy')
    await folded.locator('summary').click()
    const text = (await folded.locator('pre').textContent()) ?? ''
    expect(text).toContain('### sync-wait in PostgresProvider.execute blocks the event loop')
    expect(text).toContain('`src/db/postgres-provider.ts:31` in `PostgresProvider.execute`')
    expect(text).not.toContain('](')
    await page.evaluate(
      'Object.defineProperty(navigator, "clipboard", { value: { writeText: async (given) => { window.pasted = given } } })',
    )
    await folded.getByRole('button', { name: 'Copy' }).click()
    await folded.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate('window.pasted')).toBe(text)
  })

  test('selects the text where the clipboard is refused', async () => {
    await open(formats.html.report(blockedReport, assets))
    await page.evaluate(
      'Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => { throw new Error("refused") } } })',
    )
    const folded = page.locator('#blocker-1 details.copy')
    await folded.locator('summary').click()
    await folded.getByRole('button', { name: 'Copy' }).click()
    await folded.getByRole('button', { name: /^(?:Copied|Selected)/u }).waitFor()
    const selected = (await page.evaluate('getSelection().toString()')) as string
    expect(selected).toContain('PostgresProvider.execute')
  })
})
