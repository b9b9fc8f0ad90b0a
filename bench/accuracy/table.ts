import type { Reach } from './reach.ts'
import type { BlockScore, ProgramScore } from './score.ts'

/** One line for each block of a program, or for a program that does not block. */
export function linesOf(score: ProgramScore): string[] {
  if (score.isNegative) return [row(score.id, score.isExact ? 'silent' : `${score.falseAlarms} false`, '', '', '', '')]
  return score.blocks.map((block) =>
    row(
      score.id,
      block.isLine ? 'line' : 'WRONG',
      `${Math.round(score.timeShare * 100)} % of ${Math.round(score.stalledMs)} ms`,
      tick(block.isKind, block.said?.kind),
      tick(block.isRoute && block.isPhase, `${block.said?.route ?? '–'} ${block.said?.phase ?? ''}`),
      detailOf(block),
    ),
  )
}

export const heading: string = row('program', 'line', 'at marked lines', 'kind', 'route, phase', '')

/** The last lines: how far the set was reached. */
export function summaryOf(reach: Reach): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    `exact line      ${reach.exact} of ${reach.positives} programs; ${percent(reach.timeShare)} of the blocked time, ${percent(reach.stallShare)} of the stalls`,
    `of ${reach.blocks} blocks    line ${reach.lines}, function ${reach.functions}, kind ${reach.kinds}, route ${reach.routes}, phase ${reach.phases}, missed ${reach.missed}`,
    `false alarms    ${reach.falseAlarms} on ${reach.negatives} programs that do not block`,
  ].join('\n')
}

function detailOf({ said, isLine, isDuration, isFunction, expected }: BlockScore): string {
  if (said === undefined) return 'missed'
  const parts = [`${said.count} × ${Math.round(said.p50Ms)} ms`, said.confidence]
  if (!isLine) parts.push(`said ${said.place || 'no line'}${said.library === undefined ? '' : ` with ${said.library}`}`)
  if (!isFunction) parts.push(`in "${said.function}", not "${expected.function}"`)
  if (!isDuration) parts.push(`expected ${expected.durationMs.join('–')} ms`)
  return parts.join(', ')
}

function tick(isRight: boolean, said: string | undefined): string {
  return isRight ? 'ok' : `NO: ${said ?? 'nothing'}`
}

function row(...cells: [string, string, string, string, string, string]): string {
  const widths = [20, 9, 20, 20, 22, 0]
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(' ')
    .trimEnd()
}
