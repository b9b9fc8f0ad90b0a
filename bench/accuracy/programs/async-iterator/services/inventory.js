import { readItems } from '../storage/items.js'
import { valueOf } from './value.js'

export async function inventoryValue() {
  const items = readItems(160_000)
  return valueOf(items)
}
