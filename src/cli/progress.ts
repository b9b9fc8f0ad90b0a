import type { Io } from './io.ts'

/** One line on the terminal that says what is going on; nothing where stderr is no terminal. */
export interface Progress {
  /** @param durationMs how long it will take; shown as a countdown */
  show(text: string, durationMs?: number): void
  clear(): void
}

const tickMs = 200
const silent: Progress = { show: () => {}, clear: () => {} }

export function createProgress(io: Io, options: { isQuiet: boolean }): Progress {
  const { stderr, env } = io
  if (!stderr.isTTY || options.isQuiet || env.TERM === 'dumb' || env.CI) return silent
  let timer: NodeJS.Timeout | undefined

  function draw(text: string): void {
    const width = Math.max(20, (stderr.columns ?? 80) - 1)
    stderr.write(`\r\u001B[2K${text.slice(0, width)}`)
  }

  function clear(): void {
    if (timer !== undefined) clearInterval(timer)
    timer = undefined
    stderr.write('\r\u001B[2K')
  }

  return {
    clear,
    show(text, durationMs) {
      if (timer !== undefined) clearInterval(timer)
      timer = undefined
      draw(text)
      if (durationMs === undefined) return
      const endMs = performance.now() + durationMs
      timer = setInterval(() => {
        const leftS = Math.max(0, Math.ceil((endMs - performance.now()) / 1000))
        draw(`${text} (${leftS} s)`)
      }, tickMs)
      timer.unref()
    },
  }
}
