import { describe, expect, it } from 'vitest'
import { fitChannels } from '../../../../src/fixtures-server/scenarios/rows/seed/fit-channels.ts'

const rows = 100_000

describe('fitChannels', () => {
  it('reads off the line through both measurements where all rows together take 240 ms', () => {
    const few = { channels: 4, microseconds: 1.4 }
    const many = { channels: 28, microseconds: 3.8 }
    expect(fitChannels({ few, many }, rows)).toBe(14)
  })

  it('stays within what can be seeded', () => {
    const slow = { few: { channels: 4, microseconds: 9 }, many: { channels: 28, microseconds: 20 } }
    const fast = { few: { channels: 4, microseconds: 0.2 }, many: { channels: 28, microseconds: 0.5 } }
    expect(fitChannels(slow, rows)).toBe(2)
    expect(fitChannels(fast, rows)).toBe(32)
  })

  it('does not follow a line that falls: another program disturbed the measurement', () => {
    const falling = (microseconds: number) => ({
      few: { channels: 4, microseconds },
      many: { channels: 28, microseconds: microseconds / 2 },
    })
    expect(fitChannels(falling(9), rows)).toBe(2)
    expect(fitChannels(falling(1), rows)).toBe(4)
  })
})
