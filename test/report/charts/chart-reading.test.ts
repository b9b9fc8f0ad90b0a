import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/model.ts'
import { formats } from '../../../src/report/formats/formats.ts'
import { type Chromium, hasChromium, type OpenPage, whySkipped } from '../in-chromium.ts'
import { assets, useChromium } from '../use-chromium.ts'
import { chartPage } from './chart-page.ts'
import { chartedComparison, chartedReport } from './charted.ts'

const { series, stalls, totals } = chartedReport

/** Figures that no second's neighbour has. */
const report: Report = {
  ...chartedReport,
  series: { ...series, requests: series.atS.map((second) => 100 + second) },
}

describe.skipIf(!hasChromium)(`reading a chart in Chromium${whySkipped}`, () => {
  const chromium = useChromium()

  const open = (given: Report = report, options: Parameters<Chromium['open']>[1] = {}) =>
    chromium.open(chartPage(given), { reducedMotion: 'reduce', ...options })

  /** @returns where a share of the run is, in the panel of the stalls */
  async function placeAt({ page }: OpenPage, share: number): Promise<{ x: number; y: number }> {
    await page.locator('.stalls .plot').first().scrollIntoViewIfNeeded()
    const box = await page.locator('.stalls .plot').first().boundingBox()
    if (box === null) throw new Error('no plot')
    return { x: box.x + box.width * share, y: box.y + 20 }
  }
  const nowOf = ({ page }: OpenPage, panel: string) =>
    page.locator(`.panel:has(.name:text-is("${panel}")) .now`).textContent()
  const readout = ({ page }: OpenPage) => page.locator('.readout').textContent()
  const viewBox = ({ page }: OpenPage) =>
    page.evaluate(`[...new Set([...document.querySelectorAll('.plot svg')].map((svg) => svg.getAttribute('viewBox')))]`)

  test('tells each panel’s figure of the moment under the pointer, with a line through all of them', async () => {
    const opened = await open()
    const { page, trouble } = opened
    const at = await placeAt(opened, 4.5 / 30)
    await page.mouse.move(at.x, at.y)
    expect(await nowOf(opened, 'Event-loop delay')).toBe('17 ms')
    expect(await nowOf(opened, 'Requests answered')).toBe('104/s')
    const line = await page.locator('.moment').boundingBox()
    const panels = await page.locator('.panels').boundingBox()
    expect(Math.abs((line?.x ?? 0) - at.x)).toBeLessThan(1.5)
    expect(line?.height).toBeCloseTo(panels?.height ?? 0, 0)
    expect(await page.locator('.moment').textContent()).toBe('4.5 s')
    await expect.poll(() => readout(opened)).toContain('Requests answered: 104/s')
    await page.mouse.move(at.x, 0)
    expect(await page.locator('.moment').isVisible()).toBe(false)
    expect(trouble).toEqual([])
    await page.close()
  })

  test('says the moment in words once it rests, not at every step', async () => {
    const opened = await open()
    const said = await opened.page.evaluate(`(() => {
      const [panels, { left, width }] = [document.querySelector('.panels'), document.querySelector('.ticks').getBoundingClientRect()];
      const texts = new Set();
      for (let step = 0; step < 100; step++) {
        panels.dispatchEvent(new PointerEvent('pointermove', { clientX: left + width * step / 100 }));
        texts.add(document.querySelector('.readout').textContent);
      }
      return [...texts];
    })()`)
    expect(said).toEqual([''])
    await expect.poll(() => readout(opened)).toMatch(/^29\.7 s\. /u)
    await opened.page.close()
  })

  test('goes through the moments by arrow keys, and what is shown goes along', async () => {
    const opened = await open()
    const { page } = opened
    await page.focus('.panels')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.moment').textContent()).toBe('0 s')
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight')
    expect(await page.locator('.moment').textContent()).toBe('4.8 s')
    expect(await nowOf(opened, 'Requests answered')).toBe('104/s')
    await expect.poll(() => readout(opened)).toMatch(/^4\.8 s\. Stalls: /u)
    await page.keyboard.press('+')
    expect(await page.locator('.moment').isVisible()).toBe(false)
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.moment').textContent()).toBe('22.5 s')
    await page.keyboard.press('ArrowRight')
    expect(await viewBox(opened)).toEqual(['7800 0 15000 100'])
    await page.keyboard.press('Escape')
    expect(await page.locator('.moment').isVisible()).toBe(false)
    await page.close()
  })

  test('tells of the stall at the moment when Enter is pressed', async () => {
    const { page } = await open()
    await page.focus('.panels')
    // The first stall is at 203 ms; a step of the whole run is 600 ms, of an eighth of it 75 ms.
    for (const key of ['Home', '+', '+', '+', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'])
      await page.keyboard.press(key)
    expect(await page.locator('.told').innerText()).toMatch(/Began after\s+203 ms/u)
    await page.close()
  })

  test('picks out the stalls of one blocker, in the chart, in the table and for the buttons', async () => {
    const { page } = await open()
    await page.click('summary:has-text("The stalls, one by one")')
    const pick = page.locator('.pick', { hasText: 'json' })
    const ofJson = stalls.filter(({ blockerId }) => blockerId === report.blockers[1]?.id)
    await pick.click()
    expect(await pick.getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('.stall:not(.dim)').count()).toBe(ofJson.length)
    expect(await page.locator('details.stalls tbody tr:visible').count()).toBe(ofJson.length)
    expect(await page.locator('.listed').textContent()).toMatch(
      new RegExp(`^${ofJson.length} of 30 stalls: those of “json .*”\\.$`, 'u'),
    )
    for (const { startMs } of ofJson.slice(0, 3)) {
      await page.click('[data-do=next]')
      expect(await page.evaluate(`Number(document.querySelector('.stall.chosen').getAttribute('x'))`)).toBeCloseTo(
        startMs,
        0,
      )
    }
    await page.locator('.pick').first().click()
    expect(await page.locator('.pick[aria-pressed=true]').count()).toBe(1)
    await page.locator('.pick').first().click()
    expect(await page.locator('.stall.dim').count()).toBe(0)
    expect(await page.locator('.listed').textContent()).toBe('')
    await page.close()
  })

  test('lists the stalls of what is shown, and says so', async () => {
    const { page } = await open()
    await page.click('summary:has-text("The stalls, one by one")')
    await page.focus('.panels')
    await page.keyboard.press('+')
    const inside = stalls.filter(({ startMs, durationMs }) => startMs < 22_500 && startMs + durationMs > 7_500)
    const listed = () => page.locator('.listed').textContent()
    await expect.poll(listed).toBe(`${inside.length} of 30 stalls: those from 7.5 s to 22.5 s.`)
    expect(await page.locator('details.stalls tbody tr:visible').count()).toBe(inside.length)
    await page.close()
  })

  test('is zoomed by the wheel with Ctrl about the pointer, and leaves the wheel alone to the page', async () => {
    const opened = await open()
    const { page } = opened
    const at = await placeAt(opened, 0.25)
    await page.mouse.move(at.x, at.y)
    const scrolled = await page.evaluate('scrollY')
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -40)
    await page.keyboard.up('Control')
    const [from = 0, , length = 0] = ((await viewBox(opened)) as string[])[0]?.split(' ').map(Number) ?? []
    expect(length).toBeCloseTo(30_000 * Math.exp(-0.4), -1)
    expect(from + 0.25 * length).toBeCloseTo(7_500, -2)
    expect(await page.evaluate('scrollY')).toBe(scrolled)
    await page.mouse.wheel(0, 200)
    await expect.poll(() => page.evaluate('scrollY')).not.toBe(scrolled)
    expect(await viewBox(opened)).toEqual([`${from} 0 ${length} 100`])
    await page.close()
  })

  test('is zoomed by two fingers: what is under them stays under them', async () => {
    const opened = await open(report, { hasTouch: true })
    const { page } = opened
    const [left, right] = [await placeAt(opened, 0.4), await placeAt(opened, 0.6)]
    const wide = [await placeAt(opened, 0.2), await placeAt(opened, 0.8)]
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    await touch('touchStart', [left])
    await touch('touchStart', [left, right])
    await touch('touchMove', wide)
    await touch('touchEnd', [])
    const [from = 0, , length = 0] = ((await viewBox(opened)) as string[])[0]?.split(' ').map(Number) ?? []
    expect(length).toBeCloseTo(10_000, -2)
    expect(from).toBeCloseTo(10_000, -2)
    expect(await page.locator('.told').innerText()).toBe('')
    await page.close()
  })

  test('draws before above after to one scale, zooms both, and leads to each side’s blocker', async () => {
    const { page, trouble } = await chromium.open(formats.html.comparison(chartedComparison, assets))
    const tops = await page.evaluate(`[...document.querySelectorAll('.chart .top')].map((top) => top.textContent)`)
    expect(tops).toEqual(['500 ms', '500 ms', '20 ms', '20 ms', '500 ms', '500 ms'])
    await page.focus('.panels')
    await page.keyboard.press('+')
    expect(
      await page.evaluate(`[...document.querySelectorAll('.plot svg')].map((svg) => svg.getAttribute('viewBox'))`),
    ).toEqual(Array(6).fill('7500 0 15000 100'))
    await page.keyboard.press('n')
    expect(await page.locator('.told').innerText()).toMatch(/^Stalls before: .* details before/u)
    const link = page.locator('.told a')
    const id = (await link.getAttribute('href'))?.slice(1)
    await link.click()
    const target = page.locator(`#${id}`)
    // It is unfolded once the address has changed.
    await page.locator(`#${id}[open]`).waitFor()
    expect(await target.locator('summary').first().textContent()).toContain(
      chartedComparison.scenarios[0]?.strategies[0]?.blockers[1]?.title,
    )
    const hrefs = (await page.evaluate(
      `[...document.querySelectorAll('.keys a')].map((link) => link.getAttribute('href'))`,
    )) as string[]
    for (const href of hrefs) expect(await page.locator(href).count()).toBe(1)
    expect(trouble).toEqual([])
    await page.close()
  })

  test('has stalls of ten hours where they were', async () => {
    const opened = await open({
      ...report,
      totals: { ...totals, durationMs: 36_000_000 },
      stalls: [{ startMs: 35_640_000, durationMs: 300 }],
      series: { ...series, atS: series.atS.map((second) => second * 1200) },
    })
    const { page } = opened
    const { x } = await placeAt(opened, 0.99)
    // A stroke of 1.5 px stands about it.
    expect(Math.abs(((await page.locator('.stall').boundingBox())?.x ?? 0) - x)).toBeLessThan(2)
    expect(await page.locator('.ticks').innerText()).toMatch(/^0 s\s+2 h\s+4 h\s+6 h\s+8 h$/u)
    await page.click('[data-do=longest]')
    expect(await page.locator('.range').textContent()).toBe('9 h 53 min 59.7 s to 9 h 54 min 0.6 s')
    await page.close()
  })
})
