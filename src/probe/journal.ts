import { closeSync, openSync, writeSync } from 'node:fs'
import type { RecordingLine } from '../model.ts'

/** Appends lines to the recording. Lines of several processes share the file: each write ends with whole lines, and
 *  the system appends a write in one piece (O_APPEND). */
export interface Journal {
  write(line: RecordingLine): void
  /** Puts what is waiting on disk. */
  flush(): void
  close(): void
  /** Lines that could not be written. */
  lost(): number
  /** True when stacks and single requests are no longer written: what room is left is for figures and for how it ended. */
  isTight(): boolean
}

const flushBytes = 64 * 1024
/** Beyond this the recording only counts: a year of stalls must not fill a disk. */
const defaultLimitBytes = 512 * 1024 * 1024
/** A stall with its stacks takes less. */
const tightBytes = 16 * 1024
/** From this share of the limit on, only the figures are written. */
const detailShare = 0.75
/** The figures: stalls by column, every second, what was lost, and how it ended. */
const figures: ReadonlySet<RecordingLine['type']> = new Set([
  'process',
  'listen',
  'route',
  'stalls',
  'second',
  'delay',
  'cost',
])
/** Few and short. */
const last: ReadonlySet<RecordingLine['type']> = new Set(['dropped', 'end'])

export function openJournal(path: string, limitBytes = defaultLimitBytes): Journal {
  const file = openSync(path, 'a')
  let waiting: string[] = []
  let waitingBytes = 0
  let writtenBytes = 0
  let lost = 0

  const isTight = () => writtenBytes + tightBytes > limitBytes * detailShare

  function flush(): void {
    if (waiting.length === 0) return
    const lines = waiting
    waiting = []
    waitingBytes = 0
    try {
      writeSync(file, lines.join(''))
    } catch {
      // A full disk must not end the watched program; the loss is counted.
      lost += lines.length
    }
  }

  return {
    flush,
    lost: () => lost,
    isTight,
    write(line) {
      const text = `${JSON.stringify(line)}\n`
      const roomBytes = figures.has(line.type) ? limitBytes : limitBytes * detailShare
      if (writtenBytes + text.length > roomBytes && !last.has(line.type)) {
        lost++
        return
      }
      writtenBytes += text.length
      waitingBytes += text.length
      waiting.push(text)
      if (waitingBytes > flushBytes) flush()
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}
