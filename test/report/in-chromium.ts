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

type PageOptions = Parameters<Browser['newPage']>[0] & {
  /** `#` and what is looked for, with `open`. */
  hash?: string
}

export interface Chromium {
  /** A report, from a file, as a reader would. */
  open: (html: string, options?: PageOptions) => Promise<OpenPage>
  /** @param isOwn tells the requests that are no trouble */
  visit: (address: string, isOwn: (url: string) => boolean, options?: PageOptions) => Promise<OpenPage>
  close: () => Promise<void>
}

export interface OpenPage {
  page: Page
  /** Errors, messages, dialogs and requests that were not expected, so far. */
  trouble: string[]
}

/** One browser for all pages of a test file. */
export async function startChromium(): Promise<Chromium> {
  const folder = await mkdtemp(join(tmpdir(), 'loopcheck-page-'))
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !unwanted.includes(arg)),
    headless: true,
  })
  const visit: Chromium['visit'] = async (address, isOwn, options) => {
    const page = await browser.newPage(options)
    const trouble: string[] = []
    page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => {
      trouble.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith('data:') && !isOwn(request.url())) trouble.push(request.url())
    })
    // Layout shifts are counted from the first moment on.
    await page.addInitScript(
      `globalThis.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts += entry.value }).observe({ type: 'layout-shift', buffered: true })`,
    )
    await page.goto(address)
    return { page, trouble }
  }
  return {
    visit,
    open: async (html, { hash = '', ...options } = {}) => {
      const file = join(folder, 'report.html')
      await writeFile(file, html)
      const { href } = pathToFileURL(file)
      return visit(`${href}${hash}`, (url) => url.split('#')[0] === href, options)
    },
    close: async () => {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until every diagram has been tried, or is drawn in the colours of a scheme. */
export async function allDrawn(page: Page, scheme?: 'light' | 'dark'): Promise<void> {
  const theme = scheme === 'light' ? 'default' : scheme
  const left = theme === undefined ? '[data-state="waiting"]' : `:not([data-theme="${theme}"], [data-state="failed"])`
  await page.waitForSelector(`.canvas${left}`, { state: 'detached' })
}
