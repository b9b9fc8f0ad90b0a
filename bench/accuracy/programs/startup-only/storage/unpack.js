export function unpack(count) {
  const words = []
  let seed = 1
  for (let index = 0; index < count; index++) { // blocks
    seed = (seed * 48_271) % 2_147_483_647 // blocks
    words.push(seed.toString(36) + (seed % 97).toString(36)) // blocks
  }
  return words
}
