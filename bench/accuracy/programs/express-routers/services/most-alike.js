export function mostAlike(orders) {
  let best = { left: 0, right: 0, distance: Number.POSITIVE_INFINITY }
  for (const left of orders) { // blocks
    for (const right of orders) { // blocks
      const distance = Math.abs(left.total - right.total) + Math.abs(left.items - right.items) * 7 // blocks
      if (left.id < right.id && distance < best.distance) best = { left: left.id, right: right.id, distance } // blocks
    }
  }
  return best
}
