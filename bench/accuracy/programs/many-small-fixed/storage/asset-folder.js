import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)

export async function* textsOf(count) {
  for (let at = 0; at < count; at += 6) {
    yield* await Promise.all(Array.from({ length: 6 }, () => readFile(self, 'utf8')))
  }
}
