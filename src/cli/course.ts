/** One step of a long measurement, as it was planned. */
export interface PlannedStep {
  /** Unique within the plan. */
  id: string
  /** Steps of a kind take about equally much longer, or shorter, than was planned. */
  kind: 'start' | 'data' | 'warm-up' | 'run' | 'experiment' | 'stop'
  expectedMs: number
}

/** How far a plan has come. */
export interface Whereabouts {
  /** 1-based; 0 before the first. */
  step: number
  steps: number
  /** 0–1, of the time; it never falls. */
  share: number
  /** 0 where it takes longer than expected. */
  remainingMs: number
}

/** Follows a plan, and learns from the steps that are over how long the others of their kind will take. */
export interface Course {
  /** A step begins, the one before is over. Steps between the two were left out: nothing is learnt of them.
   *  An unknown id changes nothing. */
  begin(id: string, nowMs: number): void
  at(nowMs: number): Whereabouts
}

export function createCourse(plan: readonly PlannedStep[]): Course {
  const learnt = new Map<PlannedStep['kind'], { tookMs: number; expectedMs: number }>()
  let current = -1
  let beganMs = 0
  let doneMs = 0
  let largestShare = 0

  const expected = ({ kind, expectedMs }: PlannedStep) => {
    const seen = learnt.get(kind)
    return seen === undefined ? expectedMs : (expectedMs * seen.tookMs) / seen.expectedMs
  }

  return {
    begin(id, nowMs) {
      const next = plan.findIndex((step) => step.id === id)
      if (next === -1) return
      const step = plan[current]
      if (step !== undefined) {
        const before = learnt.get(step.kind) ?? { tookMs: 0, expectedMs: 0 }
        const tookMs = nowMs - beganMs
        learnt.set(step.kind, { tookMs: before.tookMs + tookMs, expectedMs: before.expectedMs + step.expectedMs })
        doneMs += tookMs
      }
      current = next
      beganMs = nowMs
    },
    at(nowMs) {
      const step = plan[current]
      const elapsedMs = step === undefined ? 0 : nowMs - beganMs
      const leftOfStepMs = step === undefined ? 0 : Math.max(0, expected(step) - elapsedMs)
      const laterMs = plan.slice(current + 1).reduce((sum, later) => sum + expected(later), 0)
      const remainingMs = leftOfStepMs + laterMs
      const spentMs = doneMs + elapsedMs
      const share = spentMs === 0 ? 0 : spentMs / (spentMs + remainingMs)
      // With what was learnt the rest may grow; a reader would take a falling figure for a mistake.
      largestShare = Math.max(largestShare, Math.min(0.99, share))
      return { step: current + 1, steps: plan.length, share: largestShare, remainingMs }
    },
  }
}
