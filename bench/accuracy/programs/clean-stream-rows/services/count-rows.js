import { readRows } from '../storage/rows.js'

export async function countRows(from) {
  let count = 0
  for await (const rows of readRows(from)) count += rows.length
  return count
}
