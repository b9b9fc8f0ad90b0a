import type { Blocker, Frame, LatencySummary, Phase, Totals } from '../../model.ts'

/** A request's way through the program as its stacks showed it. Both levels are drawn from it: overview.ts the few layers,
 *  detailed.ts every frame. */
export interface FlowModel {
  request: { route: string | undefined; phase: Phase; origin: string | undefined }
  /** Where the way begins: in the request itself. */
  start: FlowBranch
  /** What blocked on the way, in the order it is drawn; [] where nothing did. */
  operations: readonly Blocker[]
  /** The stack does not reach back to where the other side's way begins. */
  isPartial: boolean
  /** Blocked on the way too, but are only counted. */
  hidden: readonly Blocker[]
}

/** A point of the way from which it goes on: to several steps where the stacks part. */
export interface FlowBranch {
  next: FlowStep[]
  /** That block right here, by their lines. */
  operations: Blocker[]
}

/** One of the user's functions on the way. */
export interface FlowStep extends FlowBranch {
  /** The same on both sides of a comparison for the same function. */
  key: string
  frame: Frame
  /** Where the function before called it; 0 for the first. */
  callLine: number
  /** How many calls of it stood on the stack in a row: more than one in a recursion. */
  depth: number
  /** Frames that are left out between this one and the next. */
  hiddenFrames: number
  /** `await`, or the package in between; undefined for a plain call. */
  leavesBy: string | undefined
  /** Beside the other side of a comparison; undefined where there is none, and where nothing is different. */
  mark: FlowMark | undefined
}

/** changed: another file or another line of code. only: the other side's way does not lead through it. */
export type FlowMark = 'changed' | 'only before' | 'only after'

/** What a run tells beyond its blockers: a Report is one, and so is a Strategy's median. */
export interface RunSurroundings {
  totals: Totals
  canary?: LatencySummary
}
