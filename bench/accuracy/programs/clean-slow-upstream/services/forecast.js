import { setTimeout as pause } from 'node:timers/promises'

export async function forecast(town) {
  await pause(140)
  return { town, degrees: 11 }
}
