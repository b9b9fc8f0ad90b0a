import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Chromium } from '../in-chromium.ts'

const released = join(dirname(createRequire(import.meta.url).resolve('speedscope/package.json')), 'dist/release')

/** What speedscope's own page shows of a profile. */
export interface SeenInSpeedscope {
  /** The name over the profile that is open. */
  bar: string
  /** In its list, which is there where a file has several. */
  profiles: { name: string; totalMs: number }[]
  /** Rows of the sandwich view, the largest self time first. */
  rows: { name: string; totalMs: number; selfMs: number }[]
  /** Errors, dialogs, and requests beyond speedscope's own files. */
  trouble: string[]
}

/** Opens a file as `npx speedscope <file>` does: its page from node_modules, with a script that holds the file.
 *  @throws Error when the page shows no profile within ten seconds */
export async function openInSpeedscope(chromium: Chromium, fileName: string, text: string): Promise<SeenInSpeedscope> {
  const folder = await mkdtemp(join(tmpdir(), 'loopcheck-speedscope-'))
  try {
    const script = join(folder, 'load.js')
    const base64 = Buffer.from(text).toString('base64')
    await writeFile(script, `speedscope.loadFileFromBase64(${JSON.stringify(fileName)}, ${JSON.stringify(base64)})`)
    const address = `${pathToFileURL(join(released, 'index.html'))}#view=sandwich&localProfilePath=${script}`
    const own = [pathToFileURL(released).href, pathToFileURL(script).href]
    const { page, trouble } = await chromium.visit(address, (url) => own.some((start) => url.startsWith(start)), {
      // High enough for all rows: those that are out of sight are not on the page.
      viewport: { width: 1200, height: 4000 },
    })
    await page.waitForSelector(row, { timeout: 10_000 }).catch((cause) => {
      throw new Error(`speedscope shows nothing: ${trouble.join('; ')}`, { cause })
    })
    const { bar, profiles, rows } = (await page.evaluate(readPage)) as Record<'profiles' | 'rows', string[][]> & {
      bar: string
    }
    await page.close()
    return {
      bar,
      profiles: profiles.map(([, name = '', total = '']) => ({ name, totalMs: toMs(total) })),
      rows: rows.map(([total = '', self = '', name = '']) => ({ name, totalMs: toMs(total), selfMs: toMs(self) })),
      trouble: trouble.filter((one) => !/^(?:log|timeEnd): /u.test(one)),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Of the sandwich view; those of the list of profiles have titles. */
const row = 'tr:not([title]):has(td)'

/** The bar holds the views on its left, the menus on its right, and the profile's name between them. */
const readPage = `(() => {
  const cells = (rows) => [...document.querySelectorAll(rows)].map((row) => [...row.cells].map((cell) => cell.textContent));
  const view = [...document.querySelectorAll('div')].find((one) => one.textContent.endsWith('Time Order'));
  const [, ...others] = view.parentElement.parentElement.childNodes;
  return {
    bar: others.slice(0, -1).map((node) => node.innerText ?? node.textContent).join(''),
    profiles: cells('tr[title]'),
    rows: cells('${row}'),
  };
})()`

/** @param text such as `1.51s (40%)` */
function toMs(text: string): number {
  const [, number = '', unit = ''] = /^([\d.]+)(ns|µs|ms|s)(?: |$)/u.exec(text) ?? []
  const ms = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1_000 }[unit]
  if (ms === undefined) throw new Error(`not a time: ${text}`)
  return Number(number) * ms
}
