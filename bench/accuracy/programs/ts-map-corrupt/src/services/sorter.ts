type Compare<T> = (left: T, right: T) => number

/** Sorts by insertion: good for short lists. */
export class Sorter<T> {
  private readonly compare: Compare<T>

  constructor(compare: Compare<T>) {
    this.compare = compare
  }

  sort(items: T[]): T[] {
    for (let from = 1; from < items.length; from++) { // blocks
      const item = items[from] as T // blocks
      let at = from // blocks
      while (at > 0 && String(items[at - 1]) > String(item)) { // blocks
        items[at] = items[at - 1] as T // blocks
        at-- // blocks
      }
      items[at] = item // blocks
    }
    return items
  }
}
