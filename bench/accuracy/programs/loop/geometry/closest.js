export function closest(stops, x, y) {
  let best = -1
  let bestDistance = Number.POSITIVE_INFINITY
  for (let index = 0; index < stops.length; index++) { // blocks
    const distance = Math.hypot(Math.sin(stops[index].x) - x, Math.cos(stops[index].y) - y) // blocks
    if (distance < bestDistance) { // blocks
      bestDistance = distance
      best = index
    }
  }
  return best
}
