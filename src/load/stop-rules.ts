import { isOk } from './request-log.ts'
import { isPortTaken } from './wait-for-listen.ts'

/** Why a load ended before its time. */
export interface EarlyStop {
  /** not-ok: too many answers were no success. gone: nothing accepts connections any more. aborted: the caller's signal. */
  reason: 'not-ok' | 'gone' | 'aborted'
  text: string
}

export interface StopRules {
  answered(status: number): void
  /** A request got no answer.
   *  @param url where it was sent
   */
  lost(url: string): void
  close(): void
}

interface RuleOptions {
  /** 0–1 of the answers that may be outside 200–299; undefined: all may. */
  notOkShare: number | undefined
  onStop: (stop: EarlyStop) => void
}

/** Fewer answers say nothing about a share of 1 %. */
const minAnswers = 20
/** A server that restarts by itself is back by then; one that died is not waited for longer. */
const graceMs = 1_000

/** Watches the outcomes of a load for reasons to end it. Calls `onStop` at most once. */
export function createStopRules({ notOkShare, onStop }: RuleOptions): StopRules {
  let answers = 0
  const notOk = new Map<number, number>()
  let check: NodeJS.Timeout | undefined
  let isOver = false

  const stop = (why: EarlyStop) => {
    if (isOver) return
    isOver = true
    onStop(why)
  }

  return {
    answered(status) {
      answers++
      if (isOk(status)) return
      notOk.set(status, (notOk.get(status) ?? 0) + 1)
      if (notOkShare === undefined || answers < minAnswers) return
      const count = [...notOk.values()].reduce((sum, each) => sum + each, 0)
      if (count / answers > notOkShare) stop({ reason: 'not-ok', text: notOkText(notOk, count, answers) })
    },
    lost(url) {
      if (isOver || check) return
      check = setTimeout(async () => {
        const isThere = await isPortTaken(url)
        check = undefined
        const { host } = new URL(url)
        if (!isThere) stop({ reason: 'gone', text: `nothing accepts connections at ${host} any more` })
      }, graceMs)
    },
    close() {
      isOver = true
      clearTimeout(check)
    },
  }
}

function notOkText(notOk: Map<number, number>, count: number, answers: number): string {
  const byStatus = [...notOk].map(([status, times]) => `${status}${times > 1 ? ` × ${times}` : ''}`).join(', ')
  return `${count} of ${answers} answers were not 2xx (${byStatus})`
}
