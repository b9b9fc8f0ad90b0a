import type { Table } from '../page.ts'

/** Panels below each other on one time axis. Strings may be foreign; every figure is written out already. */
export interface TimeChart {
  /** Of the whole, for those who hear it. */
  title: string
  durationMs: number
  panels: readonly Panel[]
  /** What the colours of the stalls mean. */
  keys: readonly StallKey[]
  /** Behind the chart: the figures of every panel; then, for some charts, the stalls, one row for each, in their order. */
  figures: Table
  stallTable?: Table
}

/** 1–6: a blocker each, most blocked time first. other: the further ones. machine: no code is to blame. */
export type StallTone = 1 | 2 | 3 | 4 | 5 | 6 | 'other' | 'machine'

export interface StallKey {
  tone: StallTone
  text: string
  /** Where the page tells more. */
  links: readonly KeyLink[]
}

export interface KeyLink {
  text: string
  /** Id of the section. */
  section: string
  /** Title of the panel whose stalls it is about; undefined: of all panels. */
  panel?: string
}

export interface ChartStall {
  startMs: number
  durationMs: number
  tone: StallTone
  /** All that is known of it, in a sentence. */
  text: string
}

/** One measure. `top` is the height of the scale in the measure's own unit. */
export interface Panel {
  title: string
  /** The figure to remember: `longest 412 ms`. */
  note: string
  top: number
  topText: string
  marks: StallMarks | StepMarks
}

export interface StallMarks {
  is: 'stalls'
  stalls: readonly ChartStall[]
}

/** Values that hold for some time each: what a second was like. */
export interface StepMarks {
  is: 'steps'
  startsMs: readonly number[]
  lines: readonly StepLine[]
}

export interface StepLine {
  name: string
  /** area: filled down to zero. */
  look: 'area' | 'line'
  /** null: not measured. */
  values: readonly (number | null)[]
  texts: readonly string[]
}
