const rows = Array.from({ length: 110_000 }, (_, index) => ({
  index,
  at: `2024-05-${String((index % 28) + 1).padStart(2, '0')}T10:00:00Z`,
  amount: index * 1.17,
  tags: ['a', `tag "${index % 7}"`],
}))

export async function loadReport(id) {
  return { id, rows }
}
