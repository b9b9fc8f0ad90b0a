import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runs } from '../../../../src/fixtures-server/scenarios/runs/runs.ts'
import { type Chromium, hasChromium, startChromium, whySkipped } from '../../../report/in-chromium.ts'

const program = fileURLToPath(new URL('../../../../dist/fixtures-server/main.js', import.meta.url))

describe.skipIf(!hasChromium)(`the page of the runs scenario in Chromium${whySkipped}`, () => {
  let chromium: Chromium
  let server: ChildProcess
  let origin: string
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'loopcheck-runs-page-'))
    // In the blocking way a short run is over before its page can listen.
    server = spawn(process.execPath, [program, '--scenario', 'runs', '--strategy', 'offloaded'], {
      env: { ...process.env, SAMPLE_SITE: JSON.stringify({ databases: {}, folder, isQuick: true }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(server.stdout as NodeJS.ReadableStream, 'data')
    origin = String(line).trim().replace('listening on ', '')
    chromium = await startChromium()
  })

  afterAll(async () => {
    await chromium?.close()
    server?.kill('SIGKILL')
    await rm(folder, { recursive: true })
  })

  it('makes a file, follows its run and links the result', async () => {
    const { page, trouble } = await openPage()
    await page.fill('#times', '1')
    await page.fill('#rows', '200')
    await page.click('#generate button')
    await page.waitForSelector('text=generated 1: 200 rows')
    await page.waitForSelector('text=done: result')
    const result = await page.getAttribute('#runs a', 'href')
    expect(await (await fetch(`${origin}${result}`)).json()).toMatchObject({ rows: 200, columns: { length: 4 } })
    expect(trouble).toEqual([])
  })

  it('says why a file was not taken', async () => {
    const { page } = await openPage()
    await page.setInputFiles('#file', { name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1\n') })
    await page.waitForSelector('text=400: Record 2 has 1 fields, the header 2.')
  })

  const openPage = () => chromium.visit(`${origin}${runs.page}`, (url) => url.startsWith(origin))
})
