import { setTimeout as pause } from 'node:timers/promises'

export async function pageText(year, page) {
  await pause(2)
  return Array.from({ length: 45_000 }, (_, index) => 'abacus'[(index * page + year) % 6]).join('')
}
