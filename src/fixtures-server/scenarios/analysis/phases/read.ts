import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { CsvError } from './table.ts'

/** A piece of a file, in bytes; `to` is not in it. */
export interface ByteRange {
  from: number
  to: number
}

/** No line is longer: what is read beyond a range's end, to find the end of its last line. */
const longestLineBytes = 65_536
const newline = 10

/** Reads the lines that begin in a range, waiting for the disk: for threads and processes of their own.
 *  @throws what node:fs throws
 */
export function readRange(path: string, range: ByteRange): Buffer {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    // One byte more in front: only behind a line's end does a line begin.
    const from = Math.max(0, range.from - 1)
    const to = Math.min(size, range.to + longestLineBytes)
    const bytes = Buffer.allocUnsafe(Math.max(0, to - from))
    let filled = 0
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, from + filled)
      if (count === 0) break
      filled += count
    }
    return linesBeginningIn(bytes.subarray(0, filled), { from: range.from - from, to: range.to - from })
  } finally {
    closeSync(file)
  }
}

/** Cuts the lines out that begin in a range.
 *  @param bytes from one byte before the range on, or from the file's first byte
 */
export function linesBeginningIn(bytes: Buffer, range: ByteRange): Buffer {
  const first = startOfLine(bytes, range.from)
  const end = range.to >= bytes.length ? bytes.length : startOfLine(bytes, range.to)
  return bytes.subarray(first, Math.max(first, end))
}

/** @returns where the first line begins at or behind `at` */
function startOfLine(bytes: Buffer, at: number): number {
  if (at === 0) return 0
  const end = bytes.indexOf(newline, at - 1)
  return end === -1 ? bytes.length : end + 1
}

/** Splits the rows of a file evenly.
 *  @param from where the rows begin, behind the header
 *  @returns `count` ranges, in order
 */
export function splitRange({ from, to }: ByteRange, count: number): ByteRange[] {
  const cuts = Array.from({ length: count + 1 }, (_, index) => from + Math.round(((to - from) * index) / count))
  return cuts.slice(1).map((end, index) => ({ from: cuts[index] ?? from, to: end }))
}

/** The first line of a file.
 *  @param bytes the file's beginning
 *  @throws CsvError when it names no column, or one twice
 */
export function readHeader(bytes: Buffer): { names: string[]; endsAt: number } {
  const end = bytes.indexOf(newline)
  const line = bytes.toString('utf8', 0, end === -1 ? bytes.length : end).trimEnd()
  const names = line.split(',')
  if (names.some((name) => !/^[a-z][a-z0-9_]*$/.test(name)) || new Set(names).size < names.length)
    throw new CsvError(`The first line must name the columns, each in its own way, got "${line.slice(0, 80)}".`)
  return { names, endsAt: end === -1 ? bytes.length : end + 1 }
}
