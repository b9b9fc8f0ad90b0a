export async function lookup(index, word) {
  return index.has(word)
}
