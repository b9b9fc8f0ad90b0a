import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '../../../../src/fixtures-server/scenarios/notebook/cell.ts'
import type { CellRunner } from '../../../../src/fixtures-server/scenarios/notebook/cell-runner.ts'
import { registerNotebook } from '../../../../src/fixtures-server/scenarios/notebook/route.ts'
import { NotebookService } from '../../../../src/fixtures-server/scenarios/notebook/service.ts'
import { type Chromium, hasChromium, startChromium, whySkipped } from '../../../report/in-chromium.ts'

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

describe.skipIf(!hasChromium)(`the notebook's page in Chromium${whySkipped}`, () => {
  let app: FastifyInstance
  let chromium: Chromium

  beforeAll(async () => {
    app = Fastify()
    registerNotebook(app, new NotebookService({ cells }, runner))
    await app.listen({ host: '127.0.0.1', port: 0 })
    chromium = await startChromium()
  })

  afterAll(async () => {
    await chromium?.close()
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
    const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const { page } = await chromium.visit(`${origin}/notebook/page`, (url) => url.startsWith(origin))
    return {
      shown: (selector: string) => page.locator(selector).allInnerTexts(),
      async run() {
        await page.click('#run:enabled')
        await page.waitForFunction(() => document.querySelector('#order')?.textContent !== '')
      },
    }
  }
})
