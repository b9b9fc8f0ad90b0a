import type { InstalledNode } from './install-node.ts'
import type { ExamOutcome } from './run-exam.ts'
import type { TestCounts } from './run-tests.ts'

/** What came of one Node.js; undefined: not asked for. */
export interface NodeOutcome {
  node: InstalledNode
  tests?: TestCounts | undefined
  exam?: ExamOutcome | undefined
}

/** A version that cannot be had is no failure: the table says so. */
export function isFine({ tests, exam }: NodeOutcome): boolean {
  return (tests === undefined || (tests.failed === 0 && tests.passed > 0)) && (exam === undefined || exam.isReached)
}

const head = ['Node', 'passed', 'failed', 'skipped', 'exact line', 'false alarms', '']

/** One line for each Node.js. */
export function formatOutcomes(outcomes: readonly NodeOutcome[]): string {
  const rows = [head, ...outcomes.map(rowOf)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function rowOf(outcome: NodeOutcome): string[] {
  const { node, tests, exam } = outcome
  if ('lack' in node)
    return [`v${node.major}`, '–', '–', '–', '–', '–', `skipped: ${node.lack.replaceAll(/\s+/g, ' ')}`]
  const counts = tests === undefined ? ['–', '–', '–'] : [tests.passed, tests.failed, tests.skipped].map(String)
  return [node.version, ...counts, exam?.exact ?? '–', exam?.falseAlarms ?? '–', isFine(outcome) ? 'fine' : 'FAILED']
}
