import { NumberColumn } from './number-column.ts'

/** What a part adds to its sum. */
export interface PartTime {
  durationMs: number
  gcMs: number
  /** NaN where the stall has no CPU figures. */
  cpuMs: number
  waitMs: number
  /** The server's id of the request that ran it; undefined or 0 where it is not known. */
  requestId: number | undefined
}

/** What the parts of a sum add up to. */
export interface PartTotals {
  count: number
  totalMs: number
  gcMs: number
  /** NaN where one of them has no CPU figures. */
  cpuMs: number
  waitMs: number
}

/** Places of a sum's figures in its row; rows are as long as a line of the processor's cache. */
const place = { count: 0, totalMs: 1, gcMs: 2, cpuMs: 3, waitMs: 4, unknownRequests: 5 }
const rowLength = 8

/** Times of parts by sum. A run may have a million parts of a thousand sums, in any order: to go to and fro in the memory takes longer
 *  than to judge them. So each sum's figures are side by side, and lists are kept in the order in which parts came until they are
 *  asked for. */
export class PartTimes {
  #figures: Float64Array = new Float64Array(rowLength)
  readonly #sums = new NumberColumn(Int32Array)
  readonly #durationsMs = new NumberColumn()
  readonly #requestIds = new NumberColumn()
  #lists: Lists | undefined

  /** @param sum from 0 up */
  add(sum: number, part: PartTime): void {
    const row = sum * rowLength
    if (row >= this.#figures.length) this.#figures = doubled(this.#figures, row + rowLength)
    const figures = this.#figures
    figures[row + place.count] = (figures[row + place.count] ?? 0) + 1
    figures[row + place.totalMs] = (figures[row + place.totalMs] ?? 0) + part.durationMs
    figures[row + place.gcMs] = (figures[row + place.gcMs] ?? 0) + part.gcMs
    figures[row + place.cpuMs] = (figures[row + place.cpuMs] ?? 0) + part.cpuMs
    figures[row + place.waitMs] = (figures[row + place.waitMs] ?? 0) + part.waitMs
    const requestId = part.requestId ?? 0
    if (requestId === 0) figures[row + place.unknownRequests] = 1
    this.#sums.push(sum)
    this.#durationsMs.push(part.durationMs)
    this.#requestIds.push(requestId)
    this.#lists = undefined
  }

  totals(sum: number): PartTotals {
    const at = (index: number) => this.#figures[sum * rowLength + index] ?? 0
    const { count, totalMs, gcMs, cpuMs, waitMs } = place
    return { count: at(count), totalMs: at(totalMs), gcMs: at(gcMs), cpuMs: at(cpuMs), waitMs: at(waitMs) }
  }

  /** In the order they came. */
  durationsMs(sum: number): Float64Array {
    const { durationsMs, starts } = this.#bySum()
    return durationsMs.subarray(starts[sum], starts[sum + 1])
  }

  /** In the order they came, an id for each part; undefined where one of them is not known. */
  requestIds(sum: number): Float64Array | undefined {
    if (this.#figures[sum * rowLength + place.unknownRequests] !== 0) return undefined
    const { requestIds, starts } = this.#bySum()
    return requestIds.subarray(starts[sum], starts[sum + 1])
  }

  #bySum(): Lists {
    this.#lists ??= this.#split()
    return this.#lists
  }

  #split(): Lists {
    const { length } = this.#sums
    const starts = this.#starts()
    const next = starts.slice()
    const lists = { durationsMs: new Float64Array(length), requestIds: new Float64Array(length), starts }
    for (let row = 0; row < length; row++) {
      const sum = this.#sums.at(row)
      const index = next[sum] ?? 0
      next[sum] = index + 1
      lists.durationsMs[index] = this.#durationsMs.at(row)
      lists.requestIds[index] = this.#requestIds.at(row)
    }
    return lists
  }

  #starts(): Int32Array {
    const sums = this.#figures.length / rowLength
    const starts = new Int32Array(sums + 1)
    for (let sum = 0; sum < sums; sum++) {
      starts[sum + 1] = (starts[sum] ?? 0) + (this.#figures[sum * rowLength + place.count] ?? 0)
    }
    return starts
  }
}

/** All parts, those of one sum together. */
interface Lists {
  durationsMs: Float64Array
  requestIds: Float64Array
  /** Where each sum's begin; one more than there are sums. */
  starts: Int32Array
}

function doubled(numbers: Float64Array, leastLength: number): Float64Array {
  const more = new Float64Array(Math.max(2 * numbers.length, leastLength))
  more.set(numbers)
  return more
}
