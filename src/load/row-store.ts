import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** One request as the client saw it. */
export interface SentRow {
  target: number
  sentMs: number
  /** -1: no answer. */
  answeredMs: number
  /** 0: no answer. */
  status: number
}

/** Rows in the order of sending, as many as there may be: a million are kept in memory, 24 bytes each, the others in a file that
 *  nobody else sees. */
export interface RowStore {
  readonly length: number
  /** @returns the row */
  add(target: number, sentMs: number): number
  /** A row ends once.
   *  @returns its target */
  end(row: number, answeredMs: number, status: number): number
  /** Rows that a full disk refused; they are left out of each(). */
  lost(): number
  /** The same object each time. */
  each(): Generator<Readonly<SentRow>>
  /** Gives the file up. */
  close(): void
}

const rowsInPage = 8_192
const pagesInMemory = 128
/** By row: sent, answered, and target and status in one. */
const fields = 3
const pageBytes = rowsInPage * fields * Float64Array.BYTES_PER_ELEMENT
const targetUnit = 1_000

interface Page {
  values: Float64Array
  /** Rows without an outcome. */
  waiting: number
}

/** @param folder of the file, if there is one
 *  @param inMemory pages, of 8 192 rows each */
export function createRowStore(folder: string, inMemory = pagesInMemory): RowStore {
  const pages = new Map<number, Page>()
  const spooled = new Set<number>()
  let file: number | undefined
  let path: string | undefined
  let length = 0
  let lost = 0

  function spool(): void {
    for (const [index, page] of pages) {
      if (pages.size <= inMemory) return
      // It is still being filled.
      if (page.waiting > 0 || index === Math.floor((length - 1) / rowsInPage)) continue
      pages.delete(index)
      try {
        if (file === undefined) {
          path = join(folder, `.requests-${process.pid}`)
          file = openSync(path, 'w+')
          // Without a name it goes with the process, also when that is killed. Windows keeps the name of an open file.
          if (process.platform !== 'win32') rmSync(path)
        }
        writeSync(file, new Uint8Array(page.values.buffer), 0, pageBytes, index * pageBytes)
        spooled.add(index)
      } catch {
        // A full disk must not end the load; the loss is counted.
        lost += rowsInPage
      }
    }
  }

  function valuesOf(index: number): Float64Array | undefined {
    const page = pages.get(index)
    if (page !== undefined || file === undefined || !spooled.has(index)) return page?.values
    const values = new Float64Array(rowsInPage * fields)
    readSync(file, new Uint8Array(values.buffer), 0, pageBytes, index * pageBytes)
    return values
  }

  return {
    get length() {
      return length
    },
    lost: () => lost,
    add(target, sentMs) {
      const row = length++
      const index = Math.floor(row / rowsInPage)
      let page = pages.get(index)
      if (page === undefined) {
        page = { values: new Float64Array(rowsInPage * fields), waiting: 0 }
        pages.set(index, page)
        spool()
      }
      page.waiting++
      const at = (row % rowsInPage) * fields
      page.values[at] = toHundredths(sentMs)
      page.values[at + 1] = -1
      page.values[at + 2] = target * targetUnit
      return row
    },
    end(row, answeredMs, status) {
      const page = pages.get(Math.floor(row / rowsInPage))
      if (page === undefined) throw new Error(`no row ${row}`)
      const at = (row % rowsInPage) * fields
      const target = Math.floor((page.values[at + 2] ?? 0) / targetUnit)
      page.waiting--
      page.values[at + 1] = toHundredths(answeredMs)
      page.values[at + 2] = target * targetUnit + status
      return target
    },
    *each() {
      const row = { target: 0, sentMs: 0, answeredMs: 0, status: 0 }
      for (let index = 0; index * rowsInPage < length; index++) {
        const values = valuesOf(index)
        const end = values === undefined ? 0 : Math.min(rowsInPage, length - index * rowsInPage) * fields
        for (let at = 0; at < end; at += fields) {
          const outcome = values?.[at + 2] ?? 0
          row.target = Math.floor(outcome / targetUnit)
          row.sentMs = values?.[at] ?? 0
          row.answeredMs = values?.[at + 1] ?? 0
          row.status = outcome % targetUnit
          yield row
        }
      }
    },
    close() {
      if (file === undefined) return
      closeSync(file)
      file = undefined
      if (path !== undefined) rmSync(path, { force: true })
    },
  }
}

/** A recording holds many of these: what is far below the timer's resolution is left out. */
function toHundredths(ms: number): number {
  return Math.round(ms * 100) / 100
}
