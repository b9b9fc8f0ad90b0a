import { describe, expect, it } from 'vitest'
import { machineReason } from '../../src/diagnose/machine.ts'
import type { StallRecord } from '../../src/model.ts'

function stall(parts: Partial<StallRecord>): StallRecord {
  return {
    type: 'stall',
    process: '1',
    id: 1,
    startMs: 0,
    durationMs: 100,
    measuredMs: 90,
    cpuMs: 85,
    runQueueMs: 2,
    watchdogGapMs: 3,
    ...parts,
  }
}

describe('machineReason', () => {
  it('blames code that computed', () => {
    expect(machineReason(stall({}), 20)).toBeUndefined()
  })

  it('blames code that waited without a CPU, such as execSync', () => {
    expect(machineReason(stall({ cpuMs: 1, runQueueMs: 0 }), 20)).toBeUndefined()
  })

  it('blames nobody when the thread stood in the run queue', () => {
    expect(machineReason(stall({ durationMs: 40, measuredMs: 30, cpuMs: 8, runQueueMs: 22 }), 20)).toBe('starved')
  })

  it('still blames a block that a busy machine only made longer', () => {
    expect(machineReason(stall({ durationMs: 57, measuredMs: 50, cpuMs: 25, runQueueMs: 25 }), 20)).toBeUndefined()
  })

  it('calls a process that was stopped suspended', () => {
    expect(
      machineReason(stall({ durationMs: 5000, measuredMs: 4990, cpuMs: 1, runQueueMs: 0, watchdogGapMs: 4980 }), 20),
    ).toBe('suspended')
  })

  /** 800 ms of which the watchdog slept all, measured from 90 ms before. */
  const away = { durationMs: 800, measuredMs: 890, watchdogGapMs: 805, cpuMs: 1, runQueueMs: 0, watchdogQueueMs: 1 }

  it('calls a process suspended that had worked right before it was stopped', () => {
    expect(machineReason(stall({ ...away, cpuMs: 80, runQueueMs: 8 }), 20)).toBe('suspended')
    // On a busy machine it waits in the queue before and after.
    expect(machineReason(stall({ ...away, runQueueMs: 250 }), 20)).toBe('suspended')
  })

  it('goes by the time that the watchdog was away where the stall is only known to be at least so long', () => {
    expect(machineReason(stall({ ...away, durationMs: 260 }), 20)).toBe('suspended')
    expect(machineReason(stall({ ...away, durationMs: 260, watchdogGapMs: 300 }), 20)).toBe('starved')
  })

  it('does not call a process suspended whose threads waited for a CPU', () => {
    expect(machineReason(stall({ ...away, runQueueMs: 885, watchdogQueueMs: 790 }), 20)).toBe('starved')
    expect(machineReason(stall({ ...away, watchdogQueueMs: 790 }), 20)).toBe('starved')
  })

  it('does not take the start of the watchdog for its absence', () => {
    expect(machineReason(stall({ ...away, durationMs: 28, measuredMs: 16 }), 20)).toBe('starved')
  })

  it('does not call a process suspended that computed while the watchdog had no CPU', () => {
    expect(machineReason(stall({ ...away, cpuMs: 700, watchdogQueueMs: 790 }), 20)).toBeUndefined()
  })

  it('does not call a long wait suspended while the watchdog went on', () => {
    expect(
      machineReason(stall({ durationMs: 5000, measuredMs: 4990, cpuMs: 1, runQueueMs: 0, watchdogGapMs: 4 }), 20),
    ).toBeUndefined()
  })

  it('blames nobody when the watchdog was away and cannot tell', () => {
    const { cpuMs: _, runQueueMs: __, measuredMs: ___, ...bare } = stall({ watchdogGapMs: 120 })
    expect(machineReason(bare, 20)).toBe('starved')
  })

  it('trusts the stall where the machine has no such clock', () => {
    const { runQueueMs: _, ...bare } = stall({})
    expect(machineReason(bare, 20)).toBeUndefined()
  })
})
