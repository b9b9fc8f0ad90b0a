import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'

/** They make Chromium one process, which ends with its first page, or weaken what is tested. */
const unwanted = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content']

export const hasChromium = process.platform === 'linux' && process.arch === 'x64'
export const whySkipped = hasChromium
  ? ''
  : ' (skipped: the Chromium of @sparticuz/chromium runs on Linux x64 only; run it there)'

export interface Chromium {
  open: (html: string, options?: Parameters<Browser['newPage']>[0]) => Promise<OpenPage>
  close: () => Promise<void>
}

export interface OpenPage {
  page: Page
  /** Errors, messages and requests other than the file itself, so far. */
  trouble: string[]
}

/** A browser that opens pages from files, as a reader would. */
export async function startChromium(): Promise<Chromium> {
  const folder = await mkdtemp(join(tmpdir(), 'loopcheck-page-'))
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !unwanted.includes(arg)),
    headless: true,
  })
  return {
    open: async (html, options) => {
      const file = join(folder, 'report.html')
      await writeFile(file, html)
      const page = await browser.newPage(options)
      const trouble: string[] = []
      page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`))
      page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith('data:') && url.split('#')[0] !== pathToFileURL(file).href) trouble.push(url)
      })
      // Layout shifts are counted from the first moment on.
      await page.addInitScript(
        `globalThis.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts += entry.value }).observe({ type: 'layout-shift', buffered: true })`,
      )
      await page.goto(pathToFileURL(file).href)
      return { page, trouble }
    },
    close: async () => {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
