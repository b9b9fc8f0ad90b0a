import { setTimeout as pause } from 'node:timers/promises'

export async function readPrices() {
  await pause(20)
  return Array.from({ length: 5200 }, (_, day) => 100 + Math.sin(day) * 10)
}
