import { setTimeout as pause } from 'node:timers/promises'
import { unpack } from './unpack.js'

export async function loadIndex() {
  await pause(60)
  const words = unpack(300_000)
  return new Set(words)
}
