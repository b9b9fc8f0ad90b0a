/** Records in an order, read-only: what is asked of an array here. A table of columns is the same with a fraction of the memory. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number
  /** @param index from the end where negative */
  at(index: number): T | undefined
  map<U>(change: (row: T, index: number) => U): U[]
  filter(isWanted: (row: T, index: number) => unknown): T[]
  reduce<U>(add: (sum: U, row: T, index: number) => U, start: U): U
}

/** What follows from being gone through. */
export abstract class RowList<T> implements Rows<T> {
  abstract readonly length: number
  abstract at(index: number): T | undefined
  abstract [Symbol.iterator](): Iterator<T>

  map<U>(change: (row: T, index: number) => U): U[] {
    return this.reduce<U[]>((changed, row, index) => {
      changed.push(change(row, index))
      return changed
    }, [])
  }

  filter(isWanted: (row: T, index: number) => unknown): T[] {
    return this.reduce<T[]>((wanted, row, index) => {
      if (isWanted(row, index)) wanted.push(row)
      return wanted
    }, [])
  }

  reduce<U>(add: (sum: U, row: T, index: number) => U, start: U): U {
    let sum = start
    let index = 0
    for (const row of this) sum = add(sum, row, index++)
    return sum
  }
}
