export function weigh(node, seed) {
  let weight = seed
  for (let step = 1; step < 30_000; step++) { // blocks
    weight = (weight * 31 + node.id * step) % 65_537 // blocks
  }
  return weight
}
