import chromium from '@sparticuz/chromium'
import { hasChromium } from './in-chromium.ts'

/** Once, before several test files want it at the same time: Chromium is run from where it is unpacked to. */
export async function setup(): Promise<void> {
  if (hasChromium) await chromium.executablePath()
}
