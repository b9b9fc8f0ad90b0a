import type { RawFrame, RequestRef } from '../model.ts'
import { isProbablyOwn } from './own-frame.ts'

/** What the watchdog has learnt of which stacks belong to which route (or to none), while requests were followed. */
export interface LearntStacks {
  /** @param isFollowed false: a request may be behind the stack, but was not followed
   *  @returns true when the stack's route is not known for sure: requests are to be followed again */
  note(frames: readonly RawFrame[], request: RequestRef | undefined, isFollowed: boolean): boolean
}

const maxStacks = 5000
const background = ''
/** Has been seen with several routes: never known. */
const several = undefined

export function createLearntStacks(): LearntStacks {
  const routeOf = new Map<string, string | undefined>()

  function learn(key: string, route: string): void {
    if (!routeOf.has(key)) {
      if (routeOf.size < maxStacks) routeOf.set(key, route)
    } else if (routeOf.get(key) !== route) routeOf.set(key, several)
  }

  return {
    note(frames, request, isFollowed) {
      const key = keyOf(frames)
      if (request !== undefined || isFollowed) {
        learn(key, request === undefined ? background : `${request.method} ${request.route ?? request.path}`)
        return false
      }
      return routeOf.get(key) === undefined
    },
  }
}

/** The program's own functions on the stack; without any, everything. The diagnosis does the same with the source's names. */
function keyOf(frames: readonly RawFrame[]): string {
  const own = frames.filter(isProbablyOwn)
  return (own.length > 0 ? own : frames).map((frame) => `${frame.file} ${frame.function || frame.line}`).join('\n')
}
