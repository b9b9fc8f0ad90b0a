import { describe, expect, it } from 'vitest'
import {
  collectorWorked,
  hadTooLittleCpu,
  machineReason,
  wasCollectorStarved,
  wasHeldStill,
} from '../../src/diagnose/machine.ts'
import type { StallRecord } from '../../src/model.ts'

const stall: StallRecord = { type: 'stall', process: '1', id: 1, startMs: 0, durationMs: 80, watchdogGapMs: 4 }

describe('a stall in which nothing of the program was seen', () => {
  it('was the machine when the thread neither ran nor queued, as with a quota that is used up', () => {
    expect(wasHeldStill({ ...stall, cpuMs: 2, runQueueMs: 2, measuredMs: 74 })).toBe(true)
  })

  it('is the program when it used the CPU', () => {
    expect(wasHeldStill({ ...stall, cpuMs: 60, runQueueMs: 2, measuredMs: 74 })).toBe(false)
  })

  it('is not excused where the CPU clock is missing', () => {
    expect(wasHeldStill(stall)).toBe(false)
  })
})

describe('a stall of the garbage collector', () => {
  it('was the machine when it took next to no CPU: its helper threads had none', () => {
    expect(wasCollectorStarved({ ...stall, cpuMs: 4, runQueueMs: 13, measuredMs: 74 }, 64)).toBe(true)
  })

  it('is the program when its helper threads worked', () => {
    const helped = { ...stall, cpuMs: 4, runQueueMs: 40, helpersCpuMs: 70, measuredMs: 74 }
    expect(collectorWorked(helped, 64)).toBe(true)
    expect(collectorWorked({ ...helped, helpersCpuMs: 3 }, 64)).toBe(false)
    expect(machineReason({ ...helped, durationMs: 30 }, 20, 28)).toBeUndefined()
    expect(machineReason({ ...helped, durationMs: 30, helpersCpuMs: 3 }, 20, 28)).toBe('starved')
  })

  it('is the program when the collector worked', () => {
    expect(wasCollectorStarved({ ...stall, cpuMs: 60, runQueueMs: 2, measuredMs: 74 }, 64)).toBe(false)
  })

  it('is not excused when most of the time was not its own', () => {
    expect(wasCollectorStarved({ ...stall, cpuMs: 4, runQueueMs: 2, measuredMs: 74 }, 12)).toBe(false)
  })
})

describe('a stall in which JavaScript was seen running', () => {
  it('was the machine when the thread got less CPU time than a stall takes', () => {
    expect(hadTooLittleCpu({ ...stall, durationMs: 21, cpuMs: 1.3, runQueueMs: 0.4, measuredMs: 13 }, 20)).toBe(true)
  })

  it('was the machine when the watchdog had no CPU either for most of the time', () => {
    const away = { ...stall, durationMs: 190, cpuMs: 8, runQueueMs: 62, measuredMs: 72, watchdogGapMs: 120 }
    expect(hadTooLittleCpu(away, 20)).toBe(true)
  })

  it('is the program when a busy machine only made it longer', () => {
    expect(hadTooLittleCpu({ ...stall, durationMs: 60, cpuMs: 20, runQueueMs: 25, measuredMs: 48 }, 20)).toBe(false)
  })

  it('is the program when it computed all the time, and just reached the threshold', () => {
    const short = { ...stall, durationMs: 21.2, cpuMs: 10.8, runQueueMs: 1.5, measuredMs: 12.6, watchdogGapMs: 2.2 }
    expect(hadTooLittleCpu(short, 20)).toBe(false)
  })

  it('is not excused where the CPU clock is missing', () => {
    expect(hadTooLittleCpu(stall, 20)).toBe(false)
  })
})
