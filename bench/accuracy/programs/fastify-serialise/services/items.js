import { setImmediate as turn } from 'node:timers/promises'

const items = Array.from({ length: 36_000 }, (_, id) => ({
  id,
  price: ((id * 31) % 977) / 10,
  from: new Date(1.7e12 + id),
  until: new Date(1.71e12 + id),
  sizes: [id % 7, id % 11, id % 17],
}))

export async function itemsOf(section) {
  await turn()
  return section === 'none' ? [] : items
}
