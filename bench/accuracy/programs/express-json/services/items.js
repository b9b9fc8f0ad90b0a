const items = Array.from({ length: 36_000 }, (_, id) => ({ id, in: new Date(1.7e12 + id), out: new Date(1.71e12 + id), place: [id % 90, id % 12] }))

export async function itemsOf(warehouse) {
  await new Promise((resolve) => setTimeout(resolve, 2))
  return warehouse > 0 ? items : []
}
