import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { textsOf } from '../storage/asset-folder.js'

export async function manifest(count) {
  let sliceMs = performance.now()
  const digests = new Set()
  for await (const text of textsOf(count)) {
    digests.add(createHash('sha1').update(`${digests.size}${text}`).digest('hex'))
    if (performance.now() - sliceMs < 4) continue
    await turn()
    sliceMs = performance.now()
  }
  return { assets: digests.size }
}
