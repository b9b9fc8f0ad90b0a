import { setTimeout as pause } from 'node:timers/promises'
import { readPriceList } from '../storage/price-list.js'

export async function priceOf(sku) {
  await pause(3)
  const list = await readPriceList()
  const at = list.lastIndexOf(`${sku};`)
  return at < 0 ? null : Number.parseFloat(list.slice(at + sku.length + 1, at + sku.length + 12))
}
