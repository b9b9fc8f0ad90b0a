/** Source code, as recordings and reports carry it. */

/** Some lines of source code, one after the other. */
export interface CodeExcerpt {
  /** 1-based */
  fromLine: number
  /** Long lines are cut. */
  lines: string[]
}

/** A regular expression as the source has it. */
export interface PatternRef {
  /** `/(a+)+$/i`, at most 200 characters. */
  text: string
  /** The constant that holds it, found by name in the same file: likely, not certain. undefined where it stands in the call itself. */
  name?: string
}

/** A line of code with an operator that may take long. */
export interface OperatorRef {
  line: number
  /** Trimmed. */
  code: string
}
