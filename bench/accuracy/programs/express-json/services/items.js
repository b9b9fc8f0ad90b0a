const items = Array.from({ length: 110_000 }, (_, id) => ({ id, name: `item ${id}`, place: [id % 90, id % 12], open: id % 3 === 0 }))

export async function itemsOf(warehouse) {
  await new Promise((resolve) => setTimeout(resolve, 2))
  return warehouse > 0 ? items : []
}
