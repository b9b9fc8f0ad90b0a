import type { Io } from './io.ts'

/** What is going on: one changing line on a terminal, a line for each step with --verbose, else nothing. */
export interface Progress {
  /** @param durationMs how long it will take; shown as a countdown */
  show(text: string, durationMs?: number): void
  clear(): void
}

const tickMs = 200
const silent: Progress = { show: () => {}, clear: () => {} }

export function createProgress(io: Io, options: { isQuiet: boolean; isVerbose: boolean }): Progress {
  const { stderr, env } = io
  if (options.isQuiet) return silent
  if (options.isVerbose) return lineByLine(stderr)
  return stderr.isTTY && env.TERM !== 'dumb' && !env.CI ? oneLine(stderr) : silent
}

function lineByLine(stderr: Io['stderr']): Progress {
  return {
    show(text, durationMs) {
      stderr.write(`${text}${durationMs === undefined ? '' : ` (${durationMs / 1000} s)`}\n`)
    },
    clear() {},
  }
}

function oneLine(stderr: Io['stderr']): Progress {
  let timer: NodeJS.Timeout | undefined

  function draw(text: string, countdown = ''): void {
    const width = Math.max(20, (stderr.columns ?? 80) - 1) - countdown.length
    // Back to the first column: what the watched program writes next stands there, not behind our words.
    stderr.write(`\r\u001B[2K${text.slice(0, width)}${countdown}\r`)
  }

  function stopCounting(): void {
    clearInterval(timer)
    timer = undefined
  }

  return {
    clear() {
      stopCounting()
      stderr.write('\r\u001B[2K')
    },
    show(text, durationMs) {
      stopCounting()
      if (durationMs === undefined) return draw(text)
      const endMs = performance.now() + durationMs
      const count = () => draw(text, ` (${Math.max(0, Math.ceil((endMs - performance.now()) / 1000))} s)`)
      count()
      timer = setInterval(count, tickMs)
      timer.unref()
    },
  }
}
