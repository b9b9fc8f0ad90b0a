import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import chromium from '@sparticuz/chromium'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Browser, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '../../../../src/fixtures-server/scenarios/notebook/cell.ts'
import type { CellRunner } from '../../../../src/fixtures-server/scenarios/notebook/cell-runner.ts'
import { registerNotebook } from '../../../../src/fixtures-server/scenarios/notebook/route.ts'
import { NotebookService } from '../../../../src/fixtures-server/scenarios/notebook/service.ts'

/** They make Chromium one process, which ends with its first page. */
const unwanted = ['--single-process', '--no-zygote']

const hasChromium = process.platform === 'linux' && process.arch === 'x64'
const why = hasChromium ? '' : ' (skipped: the Chromium of @sparticuz/chromium runs on Linux x64 only; run it there)'

const hostile = '<img src=x onerror="document.title = 1">'
const tookMs: Partial<Record<Cell['id'], number>> = { slow: 300, fast: 1, medium: 150 }

/** Databases that take their time, and lose MySQL when they are told to. */
const runner: CellRunner & { isBroken: boolean } = {
  isBroken: false,
  async run({ id }) {
    if (id === 'medium' && this.isBroken) throw new Error('gone')
    await delay(tookMs[id])
    return [{ sensor: hostile }]
  },
  close: async () => {},
}

const cells: Cell[] = (['slow', 'fast', 'medium'] as const).map((id) => {
  return { id, title: `The ${id} one ${hostile}`, database: 'mysql', note: hostile, statement: hostile, params: [] }
})

describe.skipIf(!hasChromium)(`the notebook's page in Chromium${why}`, () => {
  let app: FastifyInstance
  let browser: Browser

  beforeAll(async () => {
    app = Fastify()
    registerNotebook(app, new NotebookService({ cells }, runner))
    await app.listen({ host: '127.0.0.1', port: 0 })
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: chromium.args.filter((arg) => !unwanted.includes(arg)),
      headless: true,
    })
  })

  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  it('runs all cells at once and shows the order of the answers; nothing of an answer is taken for HTML', async () => {
    const { shown, run } = await openPage()
    await run()
    expect(await shown('#order')).toEqual(['Answered in this order: fast, medium, slow'])
    expect(await shown('h2')).toEqual(cells.map(({ id, title }) => `${id}: ${title}`))
    const answers = (await shown('section pre:last-child')).map((text) => JSON.parse(text))
    expect(answers).toEqual(cells.map(() => ({ sensor: hostile })))
    expect(await shown('img')).toEqual([])
  })

  it('shows which cell failed', async () => {
    const { shown, run } = await openPage()
    runner.isBroken = true
    await run()
    const texts = (await shown('section')).join('\n')
    expect(texts.match(/failed: 500/g)).toHaveLength(1)
    expect(texts.match(/answered after \d+ ms/g)).toHaveLength(2)
  })

  async function openPage() {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/notebook/page`)
    return {
      shown: (selector: string) => page.locator(selector).allInnerTexts(),
      async run() {
        await page.click('#run:enabled')
        await page.waitForFunction(() => document.querySelector('#order')?.textContent !== '')
      },
    }
  }
})
