/** The columns of the dataset: one of each type, and numbers that have to do with each other. */
export const header = 'day,region,customer,quantity,unit_price,discount,temperature,is_returned\n'

/** As they stand in the file: some need quotes. */
const regions = ['North', 'South', 'East', 'West', '"Bremen, Hamburg"', '"The ""Old"" Town"', 'Lake District', 'Tyrol']

const firstDayMs = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000
const days = Array.from({ length: 730 }, (_, day) => new Date(firstDayMs + day * dayMs).toISOString().slice(0, 10))

/** Makes lines of an order book: a function of the row's number alone.
 *  @param row from 0
 */
export function orderLine(row: number): string {
  const random = seededRandom(row)
  const day = random(days.length)
  const quantity = 1 + random(500)
  // Many of one piece are cheaper; by each other's size, and by chance.
  const priceCents = 200 + (500 - quantity) * 18 + random(6_000)
  const discountCents = random(5) === 0 ? '' : decimal(Math.floor(quantity / 10) * 25 + random(500))
  const season = Math.round(-900 * Math.cos((2 * Math.PI * day) / 365))
  const returned = ['true', 'false', 'false', 'false', ''][random(5)]
  return (
    `${days[day]},${regions[random(regions.length)]},${1 + random(20_000)},${quantity},${decimal(priceCents)},` +
    `${discountCents},${decimal(900 + season + random(1_200) - 600)},${returned}\n`
  )
}

function decimal(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Numbers that look random, the same ones for the same row. Source of the mixing: Mulberry32 (Tommy Ettinger, public
 *  domain). */
function seededRandom(row: number): (below: number) => number {
  let state = Math.imul(row + 1, 0x9e3779b9)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
