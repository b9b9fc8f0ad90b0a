import { setTimeout as pause } from 'node:timers/promises'
import { distance } from './distance.js'

const words = Array.from({ length: 22_000 }, (_, index) => `${(index * 7919).toString(36)}ward`)

export async function search(word) {
  await pause(2)
  return words.filter((candidate) => distance(candidate, word) <= 2).slice(0, 5)
}
