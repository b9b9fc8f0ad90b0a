import type { Reach } from './reach.ts'
import { shareOf } from './reach.ts'
import type { BlockScore, ProgramScore } from './score.ts'
import { isMet, targetsOf } from './targets.ts'

/** One line for each block of a program, or for a program that does not block. */
export function linesOf(score: ProgramScore): string[] {
  if (score.isNegative) return [row(score.id, negativeWord(score), excusedWords(score), '', '', '')]
  return score.blocks.map((block) =>
    row(
      score.id,
      block.isLine ? 'line' : 'WRONG',
      `${Math.round(score.stallShare * score.stalls)} of ${score.stalls}, ${Math.round(score.timeShare * 100)} % of ${Math.round(score.stalledMs)} ms`,
      tick(block.isKind, block.said?.kind),
      tick(block.isRoute && block.isPhase, `${block.said?.route ?? '–'} ${block.said?.phase ?? ''}`),
      [detailOf(block), excusedWords(score)].filter((part) => part !== '').join(', '),
    ),
  )
}

export const heading: string = row('program', 'line', 'stalls at its line', 'kind', 'route, phase', '')

/** The last lines: how far the set was reached, and the targets. */
export function summaryOf(reach: Reach): string {
  const { byBlocker, byStall, programs, clean, disturbed } = reach
  return [
    `programs        ${programs.right} of ${programs.of} exact; ${percent(reach.timeShare)} of the blocked time at true lines`,
    `by ${byBlocker.line.of} blockers  line ${byBlocker.line.right}, function ${byBlocker.function.right}, kind ${byBlocker.kind.right}, route ${byBlocker.route.right}, phase ${byBlocker.phase.right}, missed ${reach.missed}`,
    `by ${byStall.line.of} stalls   line ${percent(shareOf(byStall.line))}, kind ${percent(shareOf(byStall.kind))}, route ${percent(shareOf(byStall.route))}`,
    `clean           ${clean.right} of ${clean.of} not accused, ${reach.falseAlarms} false alarms`,
    `starved, asleep ${disturbed.right} of ${disturbed.of} seen and not accused, ${reach.blamedWhileDisturbed} stalls blamed`,
    ...targetsOf(reach).map(
      (target) =>
        `${isMet(target) ? 'met   ' : 'MISSED'}  ${target.name}: ${percent(target.reached)} (wanted ${percent(target.wanted)})`,
    ),
  ].join('\n')
}

/** One block in a sentence: what was said, and what of it is wrong. */
export function detailOf({
  said,
  isLine,
  isKind,
  isRoute,
  isPhase,
  isDuration,
  isFunction,
  expected,
}: BlockScore): string {
  if (said === undefined) return 'missed'
  const parts = [`${said.count} × ${Math.round(said.p50Ms)} ms`, said.confidence]
  if (!isLine) parts.push(`said ${said.place || 'no line'}${said.library === undefined ? '' : ` with ${said.library}`}`)
  if (!isFunction) parts.push(`in "${said.function}", not "${[expected.function].flat().join('" or "')}"`)
  if (!isKind) parts.push(`${said.kind}, not ${expected.kind}`)
  if (!isRoute) parts.push(`${said.route ?? 'no route'}, not ${expected.route ?? 'none'}`)
  if (!isPhase) parts.push(`${said.phase}, not ${expected.phase}`)
  if (!isDuration) parts.push(`expected ${expected.durationMs.join('–')} ms`)
  return parts.join(', ')
}

function negativeWord(score: ProgramScore): string {
  if (score.falseAlarms > 0) return `${score.falseAlarms} false`
  return score.isExact ? 'silent' : 'UNSEEN'
}

function excusedWords({ excused }: ProgramScore): string {
  return excused > 0 ? `${excused} laid on the machine` : ''
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function tick(isRight: boolean, said: string | undefined): string {
  return isRight ? 'ok' : `NO: ${said ?? 'nothing'}`
}

function row(...cells: [string, string, string, string, string, string]): string {
  const widths = [25, 9, 27, 20, 22, 0]
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(' ')
    .trimEnd()
}
