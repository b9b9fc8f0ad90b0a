import type { Blocker, Call, Strategy } from '../../model.ts'
import { foldWay } from './fold-way.ts'
import { inOrder } from './in-order.ts'
import type { FlowBranch, FlowModel, FlowStep } from './model.ts'
import { stepsOf } from './steps.ts'

/** More steps in a row than this, and the middle is left out. */
const stepsShown = 10
/** Operations drawn one by one. */
const operationsShown = 4

/** The way to everything that blocked a request: one row of steps as long as the stacks agree, parting where they part.
 *  @param blockers of one route, most blocked time first; at least one */
export function wayToBlockers(blockers: readonly [Blocker, ...Blocker[]]): FlowModel {
  const [first] = blockers
  const start: FlowBranch = { next: [], operations: [] }
  const shown = blockers.slice(0, operationsShown)
  for (const blocker of shown) {
    const steps = stepsTo(blocker)
    // A stack is one of many: what blocks in the same function is drawn there, by whichever way its longest stall came.
    const leaf = blockedStep(start, steps.at(-1)?.key) ?? leafOf(start, steps)
    leaf.operations.push(blocker)
  }
  return {
    request: { route: first.route, phase: first.phase, origin: first.origin },
    start: foldWay<FlowStep, FlowBranch>(start, stepsShown, () => 1),
    operations: operationsOf(start),
    isPartial: false,
    hidden: blockers.slice(operationsShown),
  }
}

/** The way of the same request where it is offloaded: to where it leaves the process or, where no such call was seen, as far as
 *  what still blocks it shows. No operation is drawn on it.
 *  @param route of the story */
export function wayAfter(route: string, { call, blockers }: Pick<Strategy, 'call' | 'blockers'>): FlowModel {
  const blocker = blockers.find((one) => one.route === route)
  return wayAlong(call ?? { route, stack: blocker?.stack ?? [] })
}

function wayAlong(call: Pick<Call, 'route' | 'stack'>): FlowModel {
  const start: FlowBranch = { next: [], operations: [] }
  leafOf(start, stepsOf(call.stack))
  return {
    request: { route: call.route, phase: 'request', origin: undefined },
    start: foldWay<FlowStep, FlowBranch>(start, stepsShown, () => 1),
    operations: [],
    isPartial: false,
    hidden: [],
  }
}

/** From the request to the function that is blamed: what it called of the user's own is part of the operation. */
function stepsTo({ stack, location }: Blocker): FlowStep[] {
  const end = stack.findLastIndex(
    ({ owner, file, function: name }) => owner === 'user' && file === location?.file && name === location.function,
  )
  return stepsOf(end < 0 ? stack : stack.slice(0, end + 1))
}

function leafOf(start: FlowBranch, steps: readonly FlowStep[]): FlowBranch {
  let branch = start
  for (const step of steps) {
    const known = branch.next.find(({ key }) => key === step.key)
    if (known === undefined) branch.next.push(step)
    else known.depth = Math.max(known.depth, step.depth)
    branch = known ?? step
  }
  return branch
}

/** The function, where something is known to block in it already. */
function blockedStep(branch: FlowBranch, key: string | undefined): FlowStep | undefined {
  for (const step of branch.next) {
    const found = step.key === key && step.operations.length > 0 ? step : blockedStep(step, key)
    if (found !== undefined) return found
  }
  return undefined
}

function operationsOf(branch: FlowBranch): Blocker[] {
  return inOrder(branch).flatMap((act) => (act.is === 'operation' ? act.operation : operationsOf(act.step)))
}
