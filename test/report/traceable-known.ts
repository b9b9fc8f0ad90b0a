import type { Comparison, Report } from '../../src/model.ts'
import { accountsOfRun } from './traceable-accounts.ts'
import { accountsOfComparison } from './traceable-comparison.ts'
import { type Account, figuresOf, figuresOfWords, written } from './traceable-sources.ts'
import { figuresIn } from './traceable-text.ts'

/** Figures of the text that are not known, each with its line. */
export function untraced(text: string, known: ReadonlySet<string>): string[] {
  return text.split('\n').flatMap((line) =>
    figuresIn(line)
      .filter((figure) => !known.has(figure))
      .map((figure) => `${figure} in: ${line.trim()}`),
  )
}

/** Of report.json, of our words on kinds and remedies, and what is computed of both. */
export function knownOfRun(report: Report): Set<string> {
  return knownOf(figuresOf(report), accountsOfRun(report))
}

export function knownOfComparison(comparison: Comparison): Set<string> {
  return knownOf(figuresOf(comparison), accountsOfComparison(comparison))
}

export function knownOf(fields: ReadonlySet<string>, accounts: readonly Account[]): Set<string> {
  return new Set([
    ...fields,
    ...figuresOfWords,
    ...accounts.flatMap(({ figures, texts = [] }) => [...figures.flatMap(written), ...texts]),
  ])
}
