import { open } from 'node:fs/promises'
import { header, orderLine } from './order-lines.ts'

/** Made, and written, in one go. */
const blockRows = 20_000

/** Writes a dataset of so many rows. A longer one begins with the same rows. */
export async function writeLines(path: string, rows: number): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.write(header)
    for (let from = 0; from < rows; from += blockRows) {
      const count = Math.min(blockRows, rows - from)
      await file.write(Array.from({ length: count }, (_, index) => orderLine(from + index)).join(''))
    }
  } finally {
    await file.close()
  }
}
