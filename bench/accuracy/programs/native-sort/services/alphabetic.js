export function alphabetic(tags) {
  const copy = tags.slice()
  copy.sort() // blocks
  return copy
}
