import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { lend } from '../../../src/fixtures-server/databases/lending.ts'

interface Thing {
  number: number
  isBroken: boolean
}

describe('lend', () => {
  it('opens no more than it may, and each only when it is needed', async () => {
    const { lending, opened } = things(2)
    await lending.use(async () => {})
    await lending.use(async () => {})
    expect(opened.length).toBe(1)
    const busy = { now: 0, most: 0 }
    const work = async () => {
      busy.most = Math.max(busy.most, ++busy.now)
      await nextTurn()
      busy.now--
    }
    await Promise.all(Array.from({ length: 9 }, () => lending.use(work)))
    expect(opened.length).toBe(2)
    expect(busy.most).toBe(2)
  })

  it('serves in order', async () => {
    const { lending } = things(1)
    const served: number[] = []
    await Promise.all([1, 2, 3].map((number) => lending.use(async () => served.push(number))))
    expect(served).toEqual([1, 2, 3])
  })

  it('takes back what a failed task held', async () => {
    const { lending, opened } = things(1)
    await expect(lending.use(() => Promise.reject(new Error('no such table')))).rejects.toThrow('no such table')
    expect(await lending.use(async ({ number }) => number)).toBe(1)
    expect(opened.length).toBe(1)
  })

  it('replaces what broke', async () => {
    const { lending, shut } = things(1)
    await lending.use(async (thing) => {
      thing.isBroken = true
    })
    expect(await lending.use(async ({ number }) => number)).toBe(2)
    expect(shut).toEqual([1])
  })

  it('tells who asks that nothing can be opened, and tries again for the next', async () => {
    let attempts = 0
    const lending = lend<number>({
      most: 1,
      open: async () => {
        attempts++
        if (attempts === 1) throw new Error('nobody there')
        return attempts
      },
      shut: () => {},
      isBroken: () => false,
    })
    await expect(lending.use(async () => 0)).rejects.toThrow('nobody there')
    expect(await lending.use(async (thing) => thing)).toBe(2)
  })

  it('closes after what is out has come back, and shuts all', async () => {
    const { lending, shut } = things(2)
    let hasEnded = false
    const slow = lending.use(async () => {
      await nextTurn()
      hasEnded = true
    })
    await lending.use(async () => {})
    await lending.close()
    expect(hasEnded).toBe(true)
    expect(shut.sort()).toEqual([1, 2])
    await slow
  })
})

function things(most: number) {
  const opened: number[] = []
  const shut: number[] = []
  const lending = lend<Thing>({
    most,
    open: async () => {
      opened.push(opened.length + 1)
      return { number: opened.length, isBroken: false }
    },
    shut: ({ number }) => shut.push(number),
    isBroken: ({ isBroken }) => isBroken,
  })
  return { lending, opened, shut }
}
