import type { Blocker, Totals, Verdict } from '../model.ts'
import { countOf, formatMs } from '../numbers.ts'
import type { Rows } from '../recording/rows.ts'
import type { JudgedStall } from './judged-stalls.ts'

/** Shorter runs prove nothing, ms. */
const shortestRunMs = 1000

/** The first line of every report: what was found, how much, and where the worst is. */
export function verdictOf(facts: {
  totals: Totals
  blockers: readonly Blocker[]
  stalls: Rows<JudgedStall>
  hasProcess: boolean
  /** Which of several processes this is, and how many others were blocked: `in cluster worker 2 (pid 7)`. */
  where?: string
}): Verdict {
  const { totals, blockers, stalls } = facts
  if (!facts.hasProcess) return { status: 'inconclusive', text: 'Inconclusive: no Node.js process was recorded.' }
  if (totals.stalls > 0) {
    const worst = blockers.find((blocker) => blocker.phase !== 'startup')
    return {
      status: 'blocked',
      text: `Blocked: ${countOf(totals.stalls, 'stall')}, ${formatMs(totals.blockedMs)} of ${formatMs(totals.durationMs)}, longest ${formatMs(totals.longestMs)}${facts.where === undefined ? '' : ` ${facts.where}`}${worst === undefined ? '' : `; worst: ${placeOf(worst)}`}`,
    }
  }
  const byMachine = stalls.filter((stall) => stall.reason !== undefined)
  if (byMachine.length > 0) {
    const kind = byMachine.some((stall) => stall.reason === 'starved')
      ? 'the machine gave the program no CPU'
      : 'the program was suspended'
    return {
      status: 'starved',
      text: `Starved: ${countOf(byMachine.length, 'stall')}, but ${kind}; no code is to blame.`,
    }
  }
  if (totals.durationMs < shortestRunMs) {
    return {
      status: 'inconclusive',
      text: `Inconclusive: only ${formatMs(totals.durationMs)} were watched, at least ${formatMs(shortestRunMs)} are needed.`,
    }
  }
  const startup = blockers.filter((blocker) => blocker.phase === 'startup')
  const before =
    startup.length > 0
      ? ` (before it listened, it was blocked ${formatMs(startup.reduce((sum, blocker) => sum + blocker.totalMs, 0))})`
      : ''
  return { status: 'clean', text: `Clean: no stall in ${formatMs(totals.durationMs)}${before}.` }
}

function placeOf(blocker: Blocker): string {
  const at =
    blocker.location === undefined
      ? (blocker.library?.package ?? 'unknown code')
      : `${blocker.location.file}:${blocker.location.line}`
  const sure = blocker.confidence === 'likely' ? 'likely ' : ''
  return `${blocker.route ?? blocker.phase} (${sure}${at}, ${blocker.kind})`
}
