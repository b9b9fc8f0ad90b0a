import { setImmediate as turn } from 'node:timers/promises'

const items = Array.from({ length: 60_000 }, (_, id) => ({
  id,
  name: `Item "${id}" of ${(id * 7919) % 10_007}`,
  price: ((id * 31) % 977) / 10,
  tags: [`t${id % 7}`, `t${id % 11}`],
}))

export async function itemsOf(section) {
  await turn()
  return section === 'none' ? [] : items
}
