import { setTimeout as pause } from 'node:timers/promises'

const trees = Array.from({ length: 36_000 }, (_, id) => ({ id, planted: new Date(1.2e12 + id), seen: new Date(1.7e12 + id), at: [id % 997, id % 1013] }))

export async function treesOf(city) {
  await pause(1)
  return city === '' ? [] : trees
}
