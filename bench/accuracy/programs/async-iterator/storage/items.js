export async function* readItems(count) { // blocks
  for (let id = 0; id < count; id++) { // blocks
    yield { id, count: id % 5, cents: (id * 7) % 900 } // blocks
  }
}
