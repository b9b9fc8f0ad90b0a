import { Session } from 'node:inspector'

/** Asks the stalled main thread for its stack, again and again while the stall lasts. */
export interface Sampler {
  /** Connects and asks for the first time. */
  start(): void
  /** To be called at every poll while the stall lasts. */
  poll(nowMs: number): void
  /** Disconnects: a session that stays open keeps the program from exiting and disturbs debuggers. */
  stop(): void
}

/** The expression that V8 evaluates inside the stalled stack. `preload` puts the function there. */
export const captureSymbol = 'loopcheck.capture'
const expression = `globalThis[Symbol.for(${JSON.stringify(captureSymbol)})]?.()`

const firstPauseMs = 4
const longestPauseMs = 50
const pauseGrowth = 1.5

/** @param canAsk false: nothing is asked, only onAsk is called, so that wrapped calls leave their stacks
 *  @param onAsk called before every question
 *  @param onReply gets what the capture function returned, and when it was asked
 */
export function createSampler(options: {
  clock: () => number
  canAsk: boolean
  onAsk: () => void
  onReply: (reply: unknown, askedAtMs: number) => void
}): Sampler {
  let session: Session | undefined
  let isWaiting = false
  let askedAtMs = 0
  let nextMs = 0
  let pauseMs = firstPauseMs

  function ask(nowMs: number): void {
    options.onAsk()
    const asked = session
    if (asked === undefined) {
      nextMs = nowMs + longestPauseMs
      return
    }
    isWaiting = true
    askedAtMs = nowMs
    asked.post('Runtime.evaluate', { expression, returnByValue: true, silent: true }, (error, reply) => {
      if (session !== asked) return
      isWaiting = false
      nextMs = options.clock() + pauseMs
      pauseMs = Math.min(longestPauseMs, pauseMs * pauseGrowth)
      if (error === null) options.onReply(reply.result?.value, askedAtMs)
    })
  }

  return {
    start() {
      pauseMs = firstPauseMs
      isWaiting = false
      if (options.canAsk) {
        session = new Session()
        session.connectToMainThread()
      }
      ask(options.clock())
    },
    poll(nowMs) {
      // While a question is open the thread runs no JavaScript: asking again would only pile up.
      if (!isWaiting && nowMs >= nextMs) ask(nowMs)
    },
    stop() {
      session?.disconnect()
      session = undefined
    },
  }
}
