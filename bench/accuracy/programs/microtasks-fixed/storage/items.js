export async function* readItems(count) {
  for (let id = 0; id < count; id++) yield { id, count: id % 5, cents: (id * 7) % 900 }
}
