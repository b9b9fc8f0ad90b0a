import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../../src/fixes/fixes.ts'
import { type ReportAssets, readAssets } from '../../../src/report/assets.ts'
import { formats } from '../../../src/report/formats/formats.ts'
import { hostileStrings, withHostileStrings } from '../fixtures.ts'
import { type Chromium, hasChromium, startChromium, whySkipped } from '../in-chromium.ts'
import { stackedReport } from './stacked.ts'

/** Boxes on the screen: `text left width`, in shares of the whole width. */
const shownBoxes = `(() => {
  const { left, width } = document.querySelector('.boxes').getBoundingClientRect();
  return [...document.querySelectorAll('.boxes .box')].filter((box) => box.getClientRects().length > 0).map((box) => {
    const seen = box.getBoundingClientRect();
    return box.innerText.trim() + ' ' + Math.round((seen.left - left) / width * 100) + ' ' + Math.round(seen.width / width * 100);
  });
})()`

describe.skipIf(!hasChromium)(`the flame graph in Chromium${whySkipped}`, () => {
  let chromium: Chromium
  let assets: ReportAssets

  beforeAll(async () => {
    chromium = await startChromium()
    // Diagrams are drawn in other tests.
    assets = { ...(await readAssets({ fixes, kinds })), mermaid: '' }
  })
  afterAll(() => chromium?.close())

  /** Without the diagrams, which are drawn while one tests. */
  const page = (report = stackedReport) =>
    formats.html
      .report({ ...report, blockers: [], calls: [] }, assets)
      .replace(/<script type="text\/plain".*?<\/script>/su, '')
  const open = async (options?: Parameters<Chromium['open']>[1], report = stackedReport) =>
    chromium.open(page(report), { reducedMotion: 'reduce', viewport: { width: 1200, height: 900 }, ...options })
  const boxes = async (at: Page) => (await at.evaluate(shownBoxes)) as string[]
  const facts = (at: Page) => at.locator('.frame-facts').innerText()

  test('shows all blocked time, foreign rows folded, and every frame when asked', async () => {
    const { page: at, trouble } = await open()
    expect(await boxes(at)).toEqual([
      'All blocked time: 1 s 0 100',
      'GET /tables 0 90',
      '3 frames of Node.js, router 0 90',
      'async execute src/db.ts:31 0 75',
      'Atomics.wait 0 66',
      '(smaller ones) 0 1',
      '(garbage collection) 66 4',
      '(anonymous) src/walk.ts:7 75 15',
      'background work 90 10',
      '(no stack was seen) 90 10',
    ])
    const foldedPx = (await at.locator('.boxes').boundingBox())?.height ?? 0
    await at.getByLabel('Every frame').check()
    expect((await boxes(at)).slice(2, 5)).toEqual(['parserOnIncoming 0 90', 'handle 0 90', 'next 0 90'])
    expect((await at.locator('.boxes').boundingBox())?.height).toBeGreaterThan(foldedPx)
    expect(trouble).toEqual([])
    await at.close()
  })

  test('zooms to what is clicked, and back by the button', async () => {
    const { page: at } = await open()
    await at.locator('.box.user', { hasText: 'walk.ts' }).click()
    expect(await boxes(at)).toEqual([
      'All blocked time: 1 s 0 100',
      'GET /tables 0 100',
      '3 frames of Node.js, router 0 100',
      '(anonymous) src/walk.ts:7 0 100',
    ])
    expect(await facts(at)).toContain('a recursion, up to 40 turns')
    await at.getByRole('button', { name: 'All blocked time' }).click()
    expect(await boxes(at)).toHaveLength(10)
    expect(await at.getByRole('button', { name: 'All blocked time' }).isDisabled()).toBe(true)
    await at.close()
  })

  test('is walked through by keys: in, out, beside; Enter zooms, Escape goes back', async () => {
    const { page: at, trouble } = await open()
    await at.locator('.frames').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await at.keyboard.press(key)
    expect(await facts(at)).toMatch(
      /^async execute\nsrc\/db.ts:31\nown time 50 ms; in all 750 ms, 75 % of the blocked time/u,
    )
    await at.keyboard.press('ArrowRight')
    expect(await facts(at)).toMatch(/^\(anonymous\)\nsrc\/walk.ts:7\n/u)
    await at.keyboard.press('ArrowLeft')
    await at.keyboard.press('ArrowUp')
    expect(await facts(at)).toMatch(/^parserOnIncoming\n/u)
    await at.keyboard.press('ArrowDown')
    await at.keyboard.press('Enter')
    expect((await boxes(at)).at(-1)).toBe('(garbage collection) 88 5')
    await at.keyboard.press('Escape')
    expect((await boxes(at)).at(-1)).toBe('(no stack was seen) 90 10')
    expect(trouble).toEqual([])
    await at.close()
  })

  test('finds frames by function, file or package, and says their share, each time counted once', async () => {
    const { page: at } = await open()
    const found = async (words: string) => {
      await at.getByLabel('Search').fill(words)
      return { share: await at.locator('.found-share').innerText(), marked: await at.locator('.boxes .found').count() }
    }
    expect(await found('db.ts')).toEqual({ share: '1 frame with 75 % of the blocked time', marked: 1 })
    expect(await found('ROUTER')).toEqual({ share: '2 frames with 90 % of the blocked time', marked: 1 })
    expect(await found('tables')).toEqual({ share: '1 frame with 90 % of the blocked time', marked: 1 })
    expect(await found('nowhere')).toEqual({ share: 'not found', marked: 0 })
    await at.keyboard.press('Escape')
    expect(await at.getByLabel('Search').inputValue()).toBe('')
    await at.close()
  })

  test('tells of the stall that is chosen in the chart, piece by piece, with its stacks', async () => {
    const { page: at, trouble } = await open()
    const chosen = at.getByRole('region', { name: 'What was seen in the chosen stall' })
    await at.click('[data-do=longest]')
    expect(await chosen.locator('h3').innerText()).toMatch(/^What was seen in the stall of 412 ms, /u)
    expect(await chosen.locator('tbody tr').count()).toBe(3)
    expect(await chosen.locator('.pieces .box').count()).toBe(3)
    await chosen.locator('summary').first().click()
    expect(await chosen.locator('pre').first().innerText()).toContain('▶ at async execute (src/db.ts:31)')
    await at.click('[data-do=next]')
    expect(await chosen.innerText()).toContain('The page has no stacks of this stall')
    expect(trouble).toEqual([])
    await at.close()
  })

  test.each([
    [1200, 'light'],
    [400, 'dark'],
  ] as const)('axe finds nothing at %i px, in the %s, and nothing is wider than the page', async (width, scheme) => {
    const { page: at } = await open({ viewport: { width, height: 900 }, colorScheme: scheme })
    await at.click('[data-do=longest]')
    await at.evaluate(`for (const folded of document.querySelectorAll('details')) folded.open = true`)
    await at.evaluate(axe.source)
    const run = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 200) + nodes[0].any[0]?.message))`
    expect(await at.evaluate(run)).toEqual([])
    expect(await at.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await at.close()
  })

  test('runs nothing of hostile names, and says them as they are', async () => {
    for (const offset of [0, 7, 15]) {
      const report = withHostileStrings(stackedReport, offset)
      const { page: at, trouble } = await open({}, report)
      await at.getByLabel('Every frame').check()
      await at.getByLabel('Search').fill('<')
      await at.locator('.frames').focus()
      for (let step = 0; step < 6; step++) await at.keyboard.press('ArrowDown')
      await at.click('[data-do=longest]')
      expect(trouble).toEqual([])
      expect(await at.evaluate('globalThis.hacked')).toBeUndefined()
      expect(await at.locator('.flame img, .flame svg, .seen img, .seen script').count()).toBe(0)
      await at.close()
    }
    expect(hostileStrings.length).toBeGreaterThan(15)
  })

  test('is whole without script: the boxes, and the tables behind them', async () => {
    const { page: at } = await open({ javaScriptEnabled: false })
    expect(await at.locator('.boxes .box:visible').count()).toBe(10)
    await at.getByText('The functions behind the flame graph').click()
    expect(await at.locator('.flame tbody tr:visible').count()).toBe(5)
    await at.getByText('What was seen in the longest stalls, piece by piece').click()
    expect(await at.locator('.seen-stalls tbody tr:visible').count()).toBe(4)
    await at.close()
  })
})
