import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'

export async function fingerprint(value) {
  await turn()
  const text = canonical(value)
  return createHash('sha1').update(text.slice(0, 10_000)).digest('hex')
}

function canonical(value) {
  const text = JSON.stringify(value) // blocks
  return text
}
