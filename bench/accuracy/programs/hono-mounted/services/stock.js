import { StockFile } from '../storage/stock-file.js'

const file = new StockFile(130_000)

export async function stockOf(shop) {
  const { items } = await file.read()
  return { shop, items: items.length, first: items[0] }
}
