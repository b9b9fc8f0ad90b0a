export function distance(left, right) {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index) // blocks: distance
  for (let i = 1; i <= left.length; i++) { // blocks: distance
    const next = [i] // blocks: distance
    for (let j = 1; j <= right.length; j++) { // blocks: distance
      const change = row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1) // blocks: distance
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, change) // blocks: distance
    }
    row = next // blocks: distance
  }
  return row[right.length] // blocks: distance
}
