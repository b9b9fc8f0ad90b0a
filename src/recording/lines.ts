import { closeSync, openSync, readSync } from 'node:fs'

/** Lines that can be gone through again and again; the empty ones are left out. */
export interface Lines {
  all(): Iterable<string>
  /** Those alone that begin so: much quicker than to look at all. */
  beginningWith(start: string): Iterable<string>
}

const chunkBytes = 1024 * 1024
const newline = 0x0a

/** Of a file, a piece at a time: a long recording is larger than the longest string (512 MiB).
 *  @throws what node:fs throws, when they are gone through */
export function linesOfFile(path: string): Lines {
  return {
    *all() {
      for (const chunk of readChunks(path)) yield* cutLines(chunk.toString('utf8'))
    },
    *beginningWith(start) {
      for (const chunk of readChunks(path)) yield* findLines(chunk, start)
    },
  }
}

/** @returns the first bytes of a file, all of a shorter one
 *  @throws what node:fs throws */
export function startOfFile(path: string, bytes: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(bytes)
    return start.subarray(0, readSync(file, start, 0, bytes, null))
  } finally {
    closeSync(file)
  }
}

/** Of a text. */
export function linesOfText(text: string): Lines {
  return {
    all: () => cutLines(text),
    *beginningWith(start) {
      for (const line of cutLines(text)) if (line.startsWith(start)) yield line
    },
  }
}

/** Whole lines, but for the file's last one, which may have been cut off. A chunk is overwritten by the next. */
function* readChunks(path: string): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    let buffer = Buffer.allocUnsafe(chunkBytes)
    let kept = 0
    for (;;) {
      // A line that is longer than the buffer.
      if (kept === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length)
      const read = readSync(file, buffer, kept, buffer.length - kept, null)
      const filled = kept + read
      const end = read === 0 ? filled : buffer.subarray(0, filled).lastIndexOf(newline) + 1
      yield buffer.subarray(0, end)
      if (read === 0) return
      buffer.copyWithin(0, end, filled)
      kept = filled - end
    }
  } finally {
    closeSync(file)
  }
}

function* cutLines(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const line = end < 0 ? text.slice(start) : text.slice(start, end)
    start = end < 0 ? text.length : end + 1
    if (line !== '') yield line
  }
}

function* findLines(chunk: Buffer, start: string): Generator<string> {
  const bytes = Buffer.from(start)
  for (let from = 0; from < chunk.length; ) {
    const found = chunk.indexOf(bytes, from)
    if (found < 0) return
    const next = chunk.indexOf(newline, found)
    const end = next < 0 ? chunk.length : next
    if (found === 0 || chunk[found - 1] === newline) yield chunk.toString('utf8', found, end)
    from = end + 1
  }
}
