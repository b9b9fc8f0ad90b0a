export function* take(iterable, count) {
  let taken = 0
  for (const item of iterable) {
    if (taken++ >= count) return
    yield item
  }
}
