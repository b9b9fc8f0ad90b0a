exports.loadIndex = (count) => {
  const index = new Map()
  for (let id = 0; id < count; id++) {
    const { length } = String((id * 48_271) % 2_147_483_647)
    index.set(length, (index.get(length) ?? 0) + 1)
  }
  return index
}
