import { setImmediate as turn } from 'node:timers/promises'

const items = Array.from({ length: 60_000 }, (_, id) => ({
  id,
  price: ((id * 31) % 977) / 10,
  isNew: id % 13 === 0,
  sizes: [id % 7, id % 11, id % 17],
}))

export async function itemsOf(section) {
  await turn()
  return section === 'none' ? [] : items
}
