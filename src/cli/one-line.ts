import { columnsOf, fitColumns } from './columns-of.ts'
import type { Course } from './course.ts'
import type { Io } from './io.ts'
import { type Letters, spell } from './letters.ts'
import type { ProgressWriter } from './progress-writer.ts'
import { countdownText, whereaboutsTexts } from './whereabouts-text.ts'

const tickMs = 200
/** Columns that what is going on must keep, before how far it is gets its place. */
const leastText = 24

/** One line that is rewritten in place. */
export function oneLine(stderr: Io['stderr'], letters: Letters): ProgressWriter {
  let timer: NodeJS.Timeout | undefined
  let written = ''

  function draw(said: string, countdown: string, wheres: readonly string[]): void {
    const room = Math.max(20, (stderr.columns ?? 80) - 1)
    const text = spell(said, letters)
    const leaves = (columns: number) => (where: string) => room - countdown.length - where.length - 2 >= columns
    // All of what is going on, with as much of how far as there is room for; else a part of each.
    const where = wheres.find(leaves(columnsOf(text))) || wheres.slice(1).find(leaves(leastText)) || ''
    const shown = where === '' ? '' : `  ${where}`
    const short = fitColumns(text, {
      columns: room - countdown.length - shown.length,
      mark: spell('…', letters),
    })
    const gap = shown === '' ? '' : ' '.repeat(room - columnsOf(short) - countdown.length - shown.length)
    const line = `${short}${countdown}${gap}${shown}`
    if (line === written) return
    written = line
    // Back to the first column: what the watched program writes next stands there, not behind our words.
    stderr.write(`\r\u001B[2K${line}\r`)
  }

  function stopCounting(): void {
    clearInterval(timer)
    timer = undefined
    written = ''
  }

  return {
    clear() {
      stopCounting()
      stderr.write('\r\u001B[2K')
    },
    show(text: string, course: Course | undefined, durationMs?: number) {
      stopCounting()
      const endMs = durationMs === undefined ? undefined : performance.now() + durationMs
      const count = () => {
        const nowMs = performance.now()
        const countdown = endMs === undefined ? '' : ` (${countdownText(endMs - nowMs)})`
        draw(text, countdown, course === undefined ? [] : whereaboutsTexts(course.at(nowMs)))
      }
      count()
      if (endMs === undefined && course === undefined) return
      timer = setInterval(count, tickMs)
      timer.unref()
    },
  }
}
