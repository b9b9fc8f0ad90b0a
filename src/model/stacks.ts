/** Where the blocked time went, by the stacks that were taken. */

/** The stacks of all stalls that the totals count, put together from the outside in: what ran, the user's functions, the
 *  libraries they called, and the call that did not return. Totals.blockedMs is the sum of `selfMs` and `smallerMs`. Stalls that
 *  have no stacks of their own count as the one that they were seen as; of more than 5 000 that have, the shortest count as others
 *  of the same blocker and route. */
export interface StackTree {
  /** Each once. */
  frames: StackFrame[]
  /** At most 2 000, those with most time; a parent stands before what it called. */
  nodes: StackNode[]
  /** Outermost frames that are too small for the list, summed; undefined: none. */
  smallerMs?: number
  /** The functions with most time of their own, and those with most in all, at most 100, most of their own first. Of all stacks,
   *  also of what is too small for `nodes`. */
  functions: FunctionTime[]
  /** What was seen in the longest of Report.stalls, at most 200, in the order of that list; those without a stack are left out. */
  stalls: SeenStall[]
}

/** Whose code it is. route: no code, but the request or event that ran it. native: a call into V8 or Node without a line.
 *  gc: garbage collection. none: no stack was seen. */
export type FrameOwner = 'user' | 'library' | 'node' | 'route' | 'native' | 'gc' | 'none'

/** A place on stacks. */
export interface StackFrame {
  /** '' for an anonymous function; of a route its name. */
  function: string
  /** As Frame.file. */
  file: string
  /** 1-based; 0 where there is none. */
  line: number
  owner: FrameOwner
  /** `name@version`, for library frames. */
  package?: string
  isAsync?: boolean
}

/** A frame under all that is outside of it. Its totalMs is its selfMs, its smallerMs and the totalMs of what it called. */
export interface StackNode {
  /** Index into StackTree.nodes; undefined for an outermost one. */
  parent?: number
  /** Index into StackTree.frames. */
  frame: number
  /** In the frame itself. */
  selfMs: number
  totalMs: number
  /** Called frames that are too small for the list, summed; undefined: none. */
  smallerMs?: number
  /** Stalls that it was seen in. */
  stalls: number
  /** Most turns of the recursion that it is shown once for; undefined where there was none. */
  turns?: number
}

/** One function over all stacks. Nameless ones are told apart by their lines. */
export interface FunctionTime {
  /** Its line with most of the time: index into StackTree.frames. */
  frame: number
  selfMs: number
  /** With what it called; a recursion counts once. */
  totalMs: number
}

/** How it is known what ran. interrupt: V8 answered at once, from inside the stalled code. late: it answered when a native call
 *  had come back, so that no JavaScript ran in between. return: a watched call came back. none: nothing tells. */
export type Evidence = 'interrupt' | 'late' | 'return' | 'none'

/** The pieces of one stall. */
export interface SeenStall {
  /** Index into Report.stalls. */
  stall: number
  /** True where it was seen as an earlier stall was, whose stacks stand for it, stretched to its length. */
  isLike?: boolean
  /** In order of time, without overlap; the longest 20. */
  pieces: SeenPiece[]
  /** Further pieces, summed; undefined: none. */
  smallerMs?: number
}

/** A stretch of a stall that one stack explains. */
export interface SeenPiece {
  /** From the stall's beginning. */
  startMs: number
  durationMs: number
  /** Index into StackTree.nodes: it and its parents are the stack. undefined where no stack was seen. */
  node?: number
  /** True where the inner end of the stack is too small for StackTree.nodes. */
  isCut?: boolean
  evidence: Evidence
  /** Stacks that say so, one after the other. */
  stacks: number
  /** Garbage collection in it. */
  gcMs?: number
  /** Of the call that came back: size, file, program. */
  detail?: string
}
