import type { Blocker, Totals } from '../model.ts'
import { formatCount, formatMs, formatShare } from '../numbers.ts'
import { plainText } from './foreign-text.ts'

export type Level = 'error' | 'warning' | 'note'

/** How grave a blocker is, by its longest stall and by what it took of the run. 50 ms is where the web's long tasks begin
 *  (W3C Long Tasks API), 200 ms where an answer no longer seems prompt (web.dev, Interaction to Next Paint); the shares are as much
 *  again for many short stalls. What happens before the program listens makes nobody wait; a blocker without a place is no error
 *  that anyone could correct. */
export function levelOf(blocker: Blocker, { durationMs }: Pick<Totals, 'durationMs'>): Level {
  if (blocker.phase === 'startup') return 'note'
  const ofRun = durationMs > 0 ? blocker.totalMs / durationMs : 0
  if ((blocker.maxMs >= 200 || ofRun >= 0.1) && blocker.location !== undefined) return 'error'
  return blocker.maxMs >= 50 || ofRun >= 0.01 ? 'warning' : 'note'
}

/** A blocker's cost in a sentence or two, one line, without control characters:
 *  `Blocked the event loop 35 times, up to 412 ms, 9.02 s in all (94 % of the blocked time), in GET /tables through
 *  Atomics.wait. 1,238 requests waited, up to 409 ms.` */
export function describeCost(blocker: Blocker): string {
  const { count, maxMs, totalMs, share, callee, detail, victims, confidence } = blocker
  const where = blocker.route ?? (blocker.origin === undefined ? blocker.phase : `${blocker.phase} (${blocker.origin})`)
  const call = callee === undefined ? '' : ` through ${callee}`
  const more = detail === undefined ? '' : ` (${detail})`
  const sure = confidence === 'exact' ? '' : confidence === 'likely' ? 'Likely: ' : 'Cause not known: '
  const waited =
    victims.requests === 0
      ? ''
      : ` ${victims.measuredAt === 'server' ? 'At least ' : ''}${formatCount(victims.requests)} request${victims.requests === 1 ? '' : 's'} waited, up to ${formatMs(victims.maxDelayMs)}.`
  const cost = `${sure === '' ? 'B' : 'b'}locked the event loop ${count === 1 ? 'once' : `${formatCount(count)} times`}, up to ${formatMs(maxMs)}, ${formatMs(totalMs)} in all (${formatShare(share)} of the blocked time)`
  return plainText(`${sure}${cost}, in ${where}${call}${more}.${waited}`)
}
