import { readItems } from '../storage/items.js'
import { valueOf } from './value.js'

export async function inventoryValue() {
  const items = readItems(400_000)
  return valueOf(items)
}
