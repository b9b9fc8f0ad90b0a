import { setTimeout as pause } from 'node:timers/promises'

export async function lastQueries(path) {
  await pause(2)
  return [path, `select${' '.repeat(14_000)}from x`]
}
