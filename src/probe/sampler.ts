import { Session } from 'node:inspector'

/** Asks the stalled main thread for its stack, again and again while the stall lasts. */
export interface Sampler {
  /** Connects and asks for the first time.
   *  @param pace how soon it asks again */
  start(pace: Pace): void
  /** To be called at every poll while the stall lasts. */
  poll(nowMs: number): void
  /** Disconnects: a session that stays open keeps the program from exiting and disturbs debuggers. */
  stop(): void
}

/** The expression that V8 evaluates inside the stalled stack. `preload` puts the function there. */
export const captureSymbol = 'loopcheck.capture'
const expression = `globalThis[Symbol.for(${JSON.stringify(captureSymbol)})]?.()`

/** Pauses between two questions, ms: the first, the longest, how they grow. */
export interface Pace {
  firstMs: number
  longestMs: number
  growth: number
}

export const usualPace: Pace = { firstMs: 4, longestMs: 50, growth: 1.5 }
/** Programs load their modules in one long stall: every question makes the start longer, and few tell enough. */
export const startPace: Pace = { firstMs: 25, longestMs: 200, growth: 2 }

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
  let pace = usualPace
  let pauseMs = pace.firstMs

  function ask(nowMs: number): void {
    options.onAsk()
    const asked = session
    if (asked === undefined) {
      nextMs = nowMs + pace.longestMs
      return
    }
    isWaiting = true
    askedAtMs = nowMs
    asked.post('Runtime.evaluate', { expression, returnByValue: true, silent: true }, (error, reply) => {
      if (session !== asked) return
      isWaiting = false
      nextMs = options.clock() + pauseMs
      pauseMs = Math.min(pace.longestMs, pauseMs * pace.growth)
      if (error === null) options.onReply(reply.result?.value, askedAtMs)
    })
  }

  return {
    start(given) {
      pace = given
      pauseMs = pace.firstMs
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
