const cities = ['Aarhus', 'Bilbao', 'Cork', 'Dresden', 'Évora', 'Funchal', 'Gdańsk', 'Haarlem']
const notes = ['paid', 'paid, gift', 'returned "as new"', 'open']

/** Makes the orders of a shop as a CSV file: numbers, dates, text, booleans, quoted fields and gaps.
 *  @param options.seed another one: other orders
 *  @returns the same bytes for the same options, on any machine
 */
export function makeCsv({ rows, seed }: { rows: number; seed: number }): Uint8Array<ArrayBuffer> {
  const lines = ['order,placed_at,city,quantity,price,weight_kg,is_express,note']
  let state = seed >>> 0
  // A linear congruential generator (Numerical Recipes, 7.1): plain integers, so the same everywhere.
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let order = 1; order <= rows; order++) {
    const day = String(random(28) + 1).padStart(2, '0')
    const city = cities[random(cities.length)]
    const price = random(50) === 0 ? '' : (random(100_000) / 100).toFixed(2)
    const note = String(notes[random(notes.length)])
    const quoted = /[",]/.test(note) ? `"${note.replaceAll('"', '""')}"` : note
    const weightKg = (random(30_000) / 1000).toFixed(3)
    const isExpress = random(4) === 0
    lines.push(`${order},2025-06-${day},${city},${random(12) + 1},${price},${weightKg},${isExpress},${quoted}`)
  }
  return new Uint8Array(new TextEncoder().encode(`${lines.join('\n')}\n`))
}
