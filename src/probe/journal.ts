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
}

const flushBytes = 64 * 1024
/** Beyond this the recording only counts: a year of stalls must not fill a disk. */
const defaultLimitBytes = 512 * 1024 * 1024

export function openJournal(path: string, limitBytes = defaultLimitBytes): Journal {
  const file = openSync(path, 'a')
  let waiting: string[] = []
  let waitingBytes = 0
  let writtenBytes = 0
  let lost = 0

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
    write(line) {
      const text = `${JSON.stringify(line)}\n`
      if (writtenBytes + text.length > limitBytes && line.type !== 'dropped' && line.type !== 'end') {
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
