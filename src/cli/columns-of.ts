import { stripVTControlCharacters } from 'node:util'

/** Columns that a line takes on a terminal: colours take none, marks that join the letter before take none, Chinese and
 *  Japanese letters and most pictures take two (Unicode's East_Asian_Width W and F, by the scripts that have it). */
export function columnsOf(text: string): number {
  let columns = 0
  for (const point of stripVTControlCharacters(text)) columns += none.test(point) ? 0 : wide.test(point) ? 2 : 1
  return columns
}

/** Leaves out the middle of what is wider than the room.
 *  @param room.columns at least 8
 *  @param room.mark what stands for the middle */
export function fitColumns(text: string, { columns, mark }: { columns: number; mark: string }): string {
  if (columnsOf(text) <= columns) return text
  const points = Array.from(text)
  const room = Math.max(2, columns - columnsOf(mark))
  // The end says more than the beginning: of a path its file, of a call its arguments.
  const head = takeColumns(points, Math.floor(room * 0.4))
  const tail = takeColumns(points.toReversed(), room - Math.floor(room * 0.4))
  return `${head.join('')}${mark}${tail.toReversed().join('')}`
}

/** Leaves out what is too far from one place of a line of code: its end, and its beginning where the place would not be seen.
 *  @param room.columns at least 8
 *  @param room.at where it is looked at, in UTF-16 units as editors count
 *  @param room.mark what stands for what is left out */
export function fitAround(text: string, { columns, at, mark }: { columns: number; at: number; mark: string }): string {
  if (columnsOf(text) <= columns) return text
  const before = Array.from(text.slice(0, Math.max(0, at)))
  const room = Math.max(4, columns - columnsOf(mark))
  // What is called there stands behind the place: at least as much of it is shown as of what leads there.
  if (columnsOf(before.join('')) <= room / 2) return `${takeColumns(Array.from(text), room).join('')}${mark}`
  const rest = Math.max(4, room - columnsOf(mark))
  const after = Array.from(text.slice(Math.max(0, at)))
  const behind = takeColumns(after, Math.max(Math.ceil(rest / 2), rest - columnsOf(before.join(''))))
  const hasAll = behind.length === after.length
  const head = takeColumns(before.toReversed(), (hasAll ? room : rest) - columnsOf(behind.join(''))).toReversed()
  return `${mark}${head.join('')}${behind.join('')}${hasAll ? '' : mark}`
}

/** Fills up with spaces. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

function takeColumns(points: readonly string[], columns: number): string[] {
  let taken = 0
  const end = points.findIndex((point) => {
    taken += columnsOf(point)
    return taken > columns
  })
  return end === -1 ? [...points] : points.slice(0, end)
}

const none = /[\p{Mn}\p{Me}\p{Cf}]/u
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u
