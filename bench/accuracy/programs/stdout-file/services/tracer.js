import { setTimeout as pause } from 'node:timers/promises'
import { log } from '../logging/log.js'

export async function trace(path) {
  await pause(2)
  const spans = Array.from({ length: 220_000 }, (_, index) => `${path} span ${index} took ${index % 17} ms`)
  log(spans)
  return spans.length
}
