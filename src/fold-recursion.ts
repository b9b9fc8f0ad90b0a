/** A member of a row, and how often it was repeated in place. */
export interface Repeated<Item> {
  item: Item
  times: number
}

/** Longest cycle that is looked for: `walk` calls `walkAll` calls `walk` is one of two. */
const longestCycle = 4

/** Shows a recursion once: of a cycle that follows itself only the last turn is kept, which is the one that leads on.
 *  @returns the row without the turns before, each member with the number of turns */
export function foldRecursion<Item>(
  row: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): Repeated<Item>[] {
  const folded: Repeated<Item>[] = []
  let at = 0
  while (at < row.length) {
    const { length, times } = longestRepeat(row, at, isSame)
    const last = at + length * (times - 1)
    for (const item of row.slice(last, last + length)) folded.push({ item, times })
    at = last + length
  }
  return folded
}

/** The shortest cycle that begins here and follows itself. */
function longestRepeat<Item>(
  row: readonly Item[],
  from: number,
  isSame: (one: Item, other: Item) => boolean,
): { length: number; times: number } {
  for (let length = 1; length <= longestCycle; length++) {
    let times = 1
    while (isTurn(row, { from, to: from + length * times, length }, isSame)) times++
    if (times > 1) return { length, times }
  }
  return { length: 1, times: 1 }
}

function isTurn<Item>(
  row: readonly Item[],
  { from, to, length }: { from: number; to: number; length: number },
  isSame: (one: Item, other: Item) => boolean,
): boolean {
  if (to + length > row.length) return false
  for (let step = 0; step < length; step++) {
    if (!isSame(row[from + step] as Item, row[to + step] as Item)) return false
  }
  return true
}
