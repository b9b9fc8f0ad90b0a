import type { Blocker } from '../../model.ts'
import { foldWay } from './fold-way.ts'
import type { FlowBranch, FlowStep } from './model.ts'

/** Steps of one file in a row: a layer of the service, as the overview shows it. */
export interface Layer {
  /** At least one, outermost first. */
  steps: readonly [FlowStep, ...FlowStep[]]
  next: Layer[]
  operations: Blocker[]
  /** Where the layer before called it. */
  callLine: number
  /** Frames that are left out between this layer and the next. */
  hiddenFrames: number
}

/** More layers in a row than this, and the middle is left out. */
const layersShown = 5

/** The steps put together by file. */
export function layersOf(start: FlowBranch): { next: Layer[]; operations: Blocker[] } {
  const whole = { operations: start.operations, next: start.next.map(layerFrom) }
  return foldWay<Layer, typeof whole>(whole, layersShown, ({ steps }) => steps.length)
}

function layerFrom(first: FlowStep): Layer {
  const steps: [FlowStep, ...FlowStep[]] = [first]
  let last = first
  for (;;) {
    const [next, ...others] = last.next
    if (next === undefined || others.length > 0 || last.operations.length > 0 || last.hiddenFrames > 0) break
    if (next.frame.file !== first.frame.file || next.mark !== first.mark) break
    steps.push(next)
    last = next
  }
  const { operations, hiddenFrames } = last
  return { steps, operations, hiddenFrames, callLine: first.callLine, next: last.next.map(layerFrom) }
}
