import { afterAll, beforeAll } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import { readAssets } from '../../src/report/assets.ts'
import { type Chromium, startChromium } from './in-chromium.ts'

/** What pages are made with. */
export const assets = await readAssets({ fixes, kinds })

/** A browser, from the first to the last test of the describe block that calls this. */
export function useChromium(): Pick<Chromium, 'open'> {
  let chromium: Chromium | undefined
  beforeAll(async () => {
    chromium = await startChromium()
  })
  afterAll(() => chromium?.close())
  return {
    open(html, options) {
      if (chromium === undefined) throw new Error('Chromium runs within tests only')
      return chromium.open(html, options)
    },
  }
}
