import { setImmediate as turn } from 'node:timers/promises'
import { readItems } from '../storage/items.js'

export async function inventoryValue() {
  let cents = 0
  let sliceMs = performance.now()
  for await (const item of readItems(120_000)) {
    cents += item.count * item.cents
    if (performance.now() - sliceMs < 4) continue
    await turn()
    sliceMs = performance.now()
  }
  return cents
}
