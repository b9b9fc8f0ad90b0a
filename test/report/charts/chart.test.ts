import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chromium, hasChromium, startChromium, whySkipped } from '../in-chromium.ts'
import { chartPage } from './chart-page.ts'
import { chartedReport } from './charted.ts'

const state = `({
  boxes: [...document.querySelectorAll('.chart')][0] && [...new Set([...document.querySelectorAll('.chart .plot svg')].map((svg) => svg.getAttribute('viewBox')))],
  range: document.querySelector('.range').textContent,
  chosen: document.querySelector('.told').innerText,
  links: [...document.querySelectorAll('.told a')].map((link) => link.getAttribute('href')),
  ticks: [...document.querySelectorAll('.ticks span')].map((tick) => tick.textContent),
})`

interface State {
  boxes: string[]
  range: string
  chosen: string
  links: string[]
  ticks: string[]
}

describe.skipIf(!hasChromium)(`a chart in Chromium${whySkipped}`, () => {
  let chromium: Chromium

  beforeAll(async () => {
    chromium = await startChromium()
  })
  afterAll(() => chromium?.close())

  const openReport = () => chromium.open(chartPage(chartedReport), { reducedMotion: 'reduce' })

  test('is zoomed by keys, all panels alike, and goes back to the whole run', async () => {
    const { page, trouble } = await openReport()
    const look = async () => (await page.evaluate(state)) as State
    expect((await look()).boxes).toEqual(['0 0 30000 100'])
    await page.focus('.panels')
    await page.keyboard.press('+')
    expect(await look()).toMatchObject({ boxes: ['7500 0 15000 100'], range: '7.5 s to 22.5 s' })
    await page.keyboard.press('Shift+ArrowRight')
    expect((await look()).boxes).toEqual(['10500 0 15000 100'])
    await page.keyboard.press('End')
    expect((await look()).boxes).toEqual(['15000 0 15000 100'])
    await page.keyboard.press('0')
    expect(await look()).toMatchObject({ boxes: ['0 0 30000 100'], range: 'the whole run' })
    for (let time = 0; time < 20; time++) await page.keyboard.press('+')
    expect((await look()).boxes).toEqual(['14990 0 20 100'])
    expect(trouble).toEqual([])
    await page.close()
  })

  test('is zoomed to what is dragged over, and tells of the stall that is clicked', async () => {
    const { page, trouble } = await openReport()
    const look = async () => (await page.evaluate(state)) as State
    await page.locator('.stalls .plot').scrollIntoViewIfNeeded()
    const plot = await page.locator('.stalls .plot').boundingBox()
    if (plot === null) throw new Error('no plot')
    await page.mouse.move(plot.x + plot.width * 0.2, plot.y + 20)
    await page.mouse.down()
    await page.mouse.move(plot.x + plot.width * 0.4, plot.y + 20, { steps: 4 })
    await page.mouse.up()
    const [from = 0, , length = 0] = (await look()).boxes[0]?.split(' ').map(Number) ?? []
    expect(from).toBeCloseTo(6_000, -2)
    expect(length).toBeCloseTo(6_000, -2)
    // The stall that began at 9.203 s is in it.
    await page.mouse.click(plot.x + (plot.width * (9_300 - from)) / length, plot.y + plot.height - 6)
    expect((await look()).chosen).toMatch(/Began after\s+9\.20 s\s+Took\s+\d+ ms\s+Blocker\s+json/u)
    expect((await look()).links).toEqual(['#blocker-2'])
    expect(trouble).toEqual([])
    await page.close()
  })

  test('goes from stall to stall by buttons, and says what was seen of each', async () => {
    const { page } = await openReport()
    const look = async () => (await page.evaluate(state)) as State
    await page.click('[data-do=longest]')
    const longest = await look()
    expect(longest.chosen).toContain('412 ms')
    expect(longest.chosen).toContain('its stack')
    expect(longest.range).not.toBe('the whole run')
    await page.click('[data-do=all]')
    for (let step = 0; step < 6; step++) await page.click('[data-do=previous]')
    const starved = await look()
    expect(starved.chosen).toContain('The machine gave the process no CPU')
    expect(starved.links).toEqual([])
    await page.close()
  })

  test('tells the rest of the page which stall is chosen', async () => {
    const { page } = await openReport()
    await page.evaluate(`addEventListener('loopcheck:stall', ({ detail, target }) => {
      globalThis.told = [target.className, detail]
    })`)
    await page.click('[data-do=longest]')
    const longestMs = Math.max(...chartedReport.stalls.map(({ durationMs }) => durationMs))
    const index = chartedReport.stalls.findIndex(({ durationMs }) => durationMs === longestMs)
    expect(await page.evaluate('told')).toEqual([
      'chart live',
      {
        ...{ index, panel: 'Stalls' },
        startMs: expect.closeTo(chartedReport.stalls[index]?.startMs ?? 0, 0),
        durationMs: expect.closeTo(longestMs, 1),
      },
    ])
    await page.close()
  })

  test('is whole without script: every panel, the keys and the tables', async () => {
    const { page } = await chromium.open(chartPage(chartedReport), { javaScriptEnabled: false })
    expect(await page.locator('.panel:visible').count()).toBe(8)
    expect(await page.locator('.tools:visible').count()).toBe(0)
    expect(await page.locator('.ticks span').count()).toBeGreaterThan(4)
    await page.click('summary:has-text("The stalls, one by one")')
    expect(await page.locator('details.stalls tbody tr:visible').count()).toBe(30)
    await page.close()
  })
})
