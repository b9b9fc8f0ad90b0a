import type { Blocker } from '../../model.ts'

/** What a function did on the way: blocked, or called the next function. */
export type Act<Step> = { is: 'operation'; operation: Blocker } | { is: 'step'; step: Step }

/** From top to bottom, as it stands in the function. */
export function inOrder<Step extends { callLine: number }>(branch: {
  next: readonly Step[]
  operations: readonly Blocker[]
}): Act<Step>[] {
  const acts: Act<Step>[] = [
    ...branch.operations.map((operation) => ({ is: 'operation', operation }) as const),
    ...branch.next.map((step) => ({ is: 'step', step }) as const),
  ]
  return acts.sort((one, other) => lineOf(one) - lineOf(other))
}

function lineOf<Step extends { callLine: number }>(act: Act<Step>): number {
  return act.is === 'step' ? act.step.callLine : (act.operation.location?.line ?? 0)
}
