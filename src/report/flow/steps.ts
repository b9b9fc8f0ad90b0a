import { foldRecursion } from '../../fold-recursion.ts'
import type { Frame } from '../../model.ts'
import type { FlowStep } from './model.ts'

/** The user's frames of a stack as steps, outermost first, each leading to the next by its place in the list.
 *  @param stack outermost first */
export function stepsOf(stack: readonly Frame[]): FlowStep[] {
  const at = stack.flatMap((frame, index) => (frame.owner === 'user' ? [index] : []))
  const steps = at.map((index, nth): FlowStep => {
    const frame = stack[index] as Frame
    return {
      key: keyOf(frame),
      frame,
      callLine: nth === 0 ? 0 : (stack[at[nth - 1] as number]?.line ?? 0),
      depth: 1,
      hiddenFrames: 0,
      leavesBy: wayOn(stack, index, at[nth + 1]),
      mark: undefined,
      next: [],
      operations: [],
    }
  })
  return foldRecursion(steps, (one, other) => one.key === other.key).map(({ item, times }) => ({
    ...item,
    depth: times,
  }))
}

/** Nameless functions of one file are told apart by their lines. */
export function keyOf({ function: name, file, line }: Pick<Frame, 'function' | 'file' | 'line'>): string {
  return JSON.stringify(name === '' ? [file, line] : [file, name])
}

/** @param to index of the user's next frame; undefined for the innermost one */
function wayOn(stack: readonly Frame[], from: number, to: number | undefined): string | undefined {
  const library =
    to === undefined ? undefined : stack.slice(from + 1, to).find(({ owner }) => owner === 'library')?.package
  if (library) return `through ${library}`
  const frame = stack[from]
  return frame?.isAsync || /\bawait\b/u.test(frame?.code ?? '') ? 'await' : undefined
}
