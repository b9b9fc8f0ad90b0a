import { toHundredths } from './infer-type.ts'
import type { Steps } from './steps.ts'
import type { Column } from './table.ts'

/** Of two columns, over the rows that have both: whole numbers, so that those of two parts of a file add up exactly. */
export interface PairSums {
  left: string
  right: string
  rows: number
  /** Sums of hundredths: of x, y, x², y² and xy. */
  x: bigint
  y: bigint
  xx: bigint
  yy: bigint
  xy: bigint
}

/** Rows between two carries. A value is below 10⁹ hundredths and a low part below 2¹⁵: 128 such products stay below 2⁵³,
 *  up to which a double is exact. */
const carryRows = 128
const stepRows = 8_192
const lowPart = 32_768

/** Adds up every pair of numeric columns. */
export function* addPairs(columns: readonly Column[]): Steps<PairSums[]> {
  const sums: PairSums[] = []
  const values: Float64Array[] = []
  for (const column of columns) values.push(yield* readValues(column))
  for (const [right, rightValues] of values.entries()) {
    for (const [left, leftValues] of values.slice(0, right).entries()) {
      const names = { left: columns[left]?.name ?? '', right: columns[right]?.name ?? '' }
      sums.push({ ...names, ...(yield* addPair(leftValues, rightValues)) })
    }
  }
  return sums
}

/** @returns hundredths, NaN where the cell is empty */
function* readValues({ dictionary, codes }: Column): Steps<Float64Array> {
  const hundredthsOf = Float64Array.from(dictionary, toHundredths)
  const values = new Float64Array(codes.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    values[row] = code === -1 ? Number.NaN : (hundredthsOf[code] as number)
    if (row % stepRows === 0) yield
  }
  return values
}

function* addPair(xs: Float64Array, ys: Float64Array): Steps<Omit<PairSums, 'left' | 'right'>> {
  const total = { rows: 0, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n }
  for (let from = 0; from < xs.length; from += carryRows) {
    addRows({ xs, ys, from, to: Math.min(from + carryRows, xs.length) }, total)
    if (from % stepRows === 0) yield
  }
  return total
}

/** Adds a few rows in doubles, then carries them over to whole numbers without a limit. A product of two values may have
 *  more bits than a double: one of them is taken in two parts. */
function addRows(
  { xs, ys, from, to }: { xs: Float64Array; ys: Float64Array; from: number; to: number },
  total: Omit<PairSums, 'left' | 'right'>,
): void {
  let rows = 0
  let x = 0
  let y = 0
  let xxHigh = 0
  let xxLow = 0
  let yyHigh = 0
  let yyLow = 0
  let xyHigh = 0
  let xyLow = 0
  for (let row = from; row < to; row++) {
    const left = xs[row] as number
    const right = ys[row] as number
    if (Number.isNaN(left + right)) continue
    const leftHigh = Math.floor(left / lowPart)
    const leftLow = left - leftHigh * lowPart
    const rightHigh = Math.floor(right / lowPart)
    const rightLow = right - rightHigh * lowPart
    rows += 1
    x += left
    y += right
    xxHigh += left * leftHigh
    xxLow += left * leftLow
    yyHigh += right * rightHigh
    yyLow += right * rightLow
    xyHigh += left * rightHigh
    xyLow += left * rightLow
  }
  total.rows += rows
  total.x += BigInt(x)
  total.y += BigInt(y)
  total.xx += BigInt(xxHigh) * BigInt(lowPart) + BigInt(xxLow)
  total.yy += BigInt(yyHigh) * BigInt(lowPart) + BigInt(yyLow)
  total.xy += BigInt(xyHigh) * BigInt(lowPart) + BigInt(xyLow)
}
