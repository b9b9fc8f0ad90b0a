import { Sheet } from './sheet.js'

export async function openSheet(options) {
  await new Promise((resolve) => setImmediate(resolve))
  return new Sheet(options)
}
