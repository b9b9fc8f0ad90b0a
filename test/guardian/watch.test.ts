import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { GuardianOrder } from '../../src/guardian/guarded.ts'
import { watchOrders } from '../../src/guardian/watch.ts'

const server = { pid: 11, isGroup: true, signal: 'SIGTERM' } as const
const database = { pid: 12, isGroup: true, signal: 'SIGQUIT', startTicks: '4711' } as const

describe('watchOrders', () => {
  it('returns what was listed and not released', async () => {
    const leftovers = await watch([
      { order: 'process', process: server },
      { order: 'process', process: database },
      { order: 'folder', path: '/tmp/loopcheck-a' },
      { order: 'folder', path: '/tmp/loopcheck-b' },
      { order: 'release', what: 11 },
      { order: 'release', what: '/tmp/loopcheck-a' },
    ])
    expect(leftovers).toEqual({ processes: [database], folders: ['/tmp/loopcheck-b'] })
  })

  it('returns nothing after a stop', async () => {
    const leftovers = await watch([{ order: 'process', process: server }, { order: 'stop' }])
    expect(leftovers).toEqual({ processes: [], folders: [] })
  })

  it('passes over a line that was cut off', async () => {
    const leftovers = await watch([{ order: 'process', process: server }], '{"order":"rele')
    expect(leftovers.processes).toEqual([server])
  })
})

function watch(orders: GuardianOrder[], rest = '') {
  return watchOrders(Readable.from([`${orders.map((order) => JSON.stringify(order)).join('\n')}\n`, rest]))
}
