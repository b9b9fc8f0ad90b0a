import { foldRecursion } from '../../fold-recursion.ts'
import type { Frame, RequestRef, StackFrame } from '../../model.ts'
import type { JudgedPart } from '../blockers.ts'
import type { FrameList } from './frame-list.ts'
import type { Step } from './growing-tree.ts'
import { innermostCall, type StallPiece } from './stall-pieces.ts'

/** Turns the stacks of pieces into ways from the outside in: what ran, the frames, the call that did not return. */
export interface StackWays {
  /** @param part that the stall is mainly blamed on: it tells what ran where the piece does not */
  of(piece: StallPiece, part: JudgedPart | undefined): Step[]
  /** The last step where garbage was collected. */
  gc: Step
}

export function createStackWays(frames: FrameList, routeOf: (request: RequestRef) => string): StackWays {
  const folded = new WeakMap<readonly Frame[], Step[]>()
  const route = createWords(frames, 'route')
  const native = createWords(frames, 'native')
  const none = createWords(frames, 'none')('(no stack was seen)')

  function stepsOf(stack: readonly Frame[]): Step[] {
    const known = folded.get(stack)
    if (known !== undefined) return known
    const isSame = (one: number, other: number) => frames.functions[one] === frames.functions[other]
    const outsideIn = stack.map((frame) => frames.indexOf(frame)).reverse()
    const steps = foldRecursion(outsideIn, isSame).map(({ item, times }): Step => ({ frame: item, turns: times }))
    folded.set(stack, steps)
    return steps
  }

  return {
    of(piece, part) {
      const request = piece.capture?.request
      const ran = request === undefined ? startOf(part) : routeOf(request)
      const call = innermostCall(piece)
      return [
        route(ran),
        ...stepsOf(piece.frames),
        ...(call === undefined ? [] : [native(call)]),
        ...(piece.evidence === 'none' ? [none] : []),
      ]
    },
    gc: createWords(frames, 'gc')('(garbage collection)'),
  }
}

/** Steps that stand in no file, by their words. */
function createWords(frames: FrameList, owner: StackFrame['owner']): (text: string) => Step {
  const steps = new Map<string, Step>()
  return (text) => {
    const step = steps.get(text) ?? { frame: frames.add({ function: text, file: '', line: 0, owner }), turns: 1 }
    steps.set(text, step)
    return step
  }
}

function startOf(part: JudgedPart | undefined): string {
  if (part?.phase === 'startup') return 'the program’s start'
  return part?.route ?? part?.origin ?? 'background work'
}
