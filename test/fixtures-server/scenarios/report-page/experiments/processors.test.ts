import { describe, expect, it } from 'vitest'
import {
  processorsLine,
  startProcessorClock,
} from '../../../../../src/fixtures-server/scenarios/report-page/experiments/processors.ts'

describe('processorsLine', () => {
  it('names the processors as the limit only where they are busy', () => {
    expect(processorsLine({ busyShare: 0.97, othersShare: 0 })).toContain('are the limit: 97 % busy')
    expect(processorsLine({ busyShare: 0.6, othersShare: 0 })).toMatch(/processors are 60 % busy meanwhile\.$/)
  })

  it('says when other programs were measured along', () => {
    expect(processorsLine({ busyShare: 1, othersShare: 0.5 })).toContain('Other programs kept 50 % of them busy')
    expect(processorsLine({ busyShare: 1, othersShare: 0.1 })).not.toContain('Other programs')
  })
})

describe('startProcessorClock', () => {
  it('sees a processor that computes', () => {
    const readBusyShare = startProcessorClock()
    const endMs = performance.now() + 200
    while (performance.now() < endMs);
    expect(readBusyShare()).toBeGreaterThan(0)
    expect(readBusyShare()).toBeLessThanOrEqual(1)
  })
})
