const tags = Array.from({ length: 90_000 }, (_, index) => `tag-${(index * 48_271) % 90_001}`)

export async function allTags() {
  return tags
}
