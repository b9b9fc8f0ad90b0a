import { describe, expect, it } from 'vitest'
import { orderOfRuns, planFor } from '../../../src/cli/bench/plan.ts'

const ownPlan = { plan: { normal: { durationMs: 12_000 }, quick: { pairs: 1 } } }

describe('planFor', () => {
  it('takes the usual plan where the story says nothing', () => {
    expect(planFor({}, {}, 1)).toEqual({ pairs: 4, durationMs: 7000, warmupMs: 1000, isQuick: false })
  })

  it('takes fewer and shorter quick runs when several stories are measured in turn', () => {
    const one = planFor({}, { quick: true }, 1)
    const many = planFor({}, { quick: true }, 6)
    expect(many.pairs * many.durationMs).toBeLessThan(one.pairs * one.durationMs)
    expect(many.isQuick).toBe(true)
  })

  it("lets the story's own plan win over the usual, for its own speed only", () => {
    expect(planFor(ownPlan, {}, 1)).toMatchObject({ pairs: 4, durationMs: 12_000 })
    expect(planFor(ownPlan, { quick: true }, 1)).toMatchObject({ pairs: 1, durationMs: 3500 })
  })

  it("lets the user's numbers win over both", () => {
    expect(planFor(ownPlan, { quick: true, pairs: 7, duration: 2000, warmup: 0 }, 6)).toEqual({
      pairs: 7,
      durationMs: 2000,
      warmupMs: 0,
      isQuick: true,
    })
  })
})

describe('orderOfRuns', () => {
  it('turns the order round from round to round', () => {
    const order = orderOfRuns(
      [
        { id: 'blocking', role: 'blocking' },
        { id: 'offloaded', role: 'offloaded' },
      ],
      3,
    )
    expect(order.map(({ strategy, run }) => `${strategy.id[0]}${run}`).join(' ')).toBe('b1 o1 o2 b2 b3 o3')
  })
})
