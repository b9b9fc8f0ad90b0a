const lines = Array.from({ length: 130_000 }, (_, index) =>
  JSON.stringify({ at: index, level: index % 50 === 0 ? 'error' : 'info', text: `request ${index} took ${index % 90} ms`, tags: ['a', 'b'] }),
)

export async function linesOf() {
  return lines
}
