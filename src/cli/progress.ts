import { formatMs } from '../numbers.ts'
import { type Course, createCourse, type PlannedStep } from './course.ts'
import type { Io } from './io.ts'
import { lettersFor, spell } from './letters.ts'
import { oneLine } from './one-line.ts'
import type { ProgressWriter } from './progress-writer.ts'
import { signsOfLife } from './signs-of-life.ts'
import { whereaboutsText } from './whereabouts-text.ts'

/** What is going on, how far, how long still: one changing line on a terminal, a line for each step with --verbose and in a
 *  CI's log, else a line now and then. */
export interface Progress {
  /** The steps of all that will be done. */
  plan(steps: readonly PlannedStep[]): void
  /** The next of the planned steps begins. */
  begin(id: string): void
  /** @param durationMs how long it will take; shown as a countdown */
  show(text: string, durationMs?: number): void
  clear(): void
}

const silent: ProgressWriter = { show: () => {}, clear: () => {} }

export function createProgress(io: Io, options: { isQuiet: boolean; isVerbose: boolean; isPlain?: boolean }): Progress {
  const writer = writerFor(io, options)
  let course: Course | undefined
  return {
    plan(steps) {
      course = createCourse(steps)
    },
    begin(id) {
      course?.begin(id, performance.now())
    },
    show(text, durationMs) {
      writer.show(text, course, durationMs)
    },
    clear() {
      writer.clear()
    },
  }
}

function writerFor(
  { stderr, env }: Io,
  options: { isQuiet: boolean; isVerbose: boolean; isPlain?: boolean },
): ProgressWriter {
  if (options.isQuiet) return silent
  const letters = lettersFor(stderr, env, { isPlain: options.isPlain === true })
  const write = (text: string) => stderr.write(spell(text, letters))
  if (options.isVerbose) return lineByLine(write)
  // A line that changes in place is read out again and again by a screen reader, and fills a log.
  if (stderr.isTTY && letters !== 'words' && !env.CI) return oneLine(stderr, letters)
  return signsOfLife(write, { hasSteps: Boolean(env.CI) })
}

function lineByLine(write: (text: string) => void): ProgressWriter {
  return {
    show(text, course, durationMs) {
      const duration = durationMs === undefined ? '' : ` (${formatMs(durationMs)})`
      const where = course === undefined ? '' : `; ${whereaboutsText(course.at(performance.now()))}`
      write(`${text}${duration}${where}\n`)
    },
    clear() {},
  }
}
