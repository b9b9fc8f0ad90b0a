import { describe, expect, it } from 'vitest'
import { Table } from '../../src/recording/table.ts'

interface Entry {
  id: number
  name?: string | null
  ms?: number
  isOpen?: boolean
  list?: number[]
  ref?: { id: number; path: string; inner?: { deep: boolean } }
}

function tableOf(entries: Entry[]): Table<Entry> {
  const table = new Table<Entry>()
  for (const entry of entries) table.add(entry)
  return table
}

describe('Table', () => {
  it('gives back records as they were, whatever their fields', () => {
    const entries: Entry[] = [
      { id: 1, name: 'a', ms: 12.345678901234 },
      { id: 2, isOpen: true, ref: { id: 7, path: '/x' } },
      { id: 3, isOpen: false, ref: { id: 8, path: '/x', inner: { deep: true } }, ms: 0 },
      { id: 4, name: null, list: [1, 2], ms: -0.25 },
      { id: 5e12, ms: 1e-9 },
    ]
    expect([...tableOf(entries)]).toEqual(entries)
  })

  it('keeps numbers exactly when a later one of the same column needs more room', () => {
    const entries = Array.from({ length: 40_000 }, (_, id): Entry => ({ id, ms: id === 20_000 ? Math.PI : id / 100 }))
    const table = tableOf(entries)
    expect(table.length).toBe(40_000)
    expect(table.at(20_000)).toEqual({ id: 20_000, ms: Math.PI })
    expect(table.filter(({ id, ms }) => ms !== entries[id]?.ms)).toEqual([])
  })

  it('counts from the end, and knows what it has not', () => {
    const table = tableOf([{ id: 1 }, { id: 2, ms: 3 }])
    expect(table.at(-1)).toEqual({ id: 2, ms: 3 })
    expect(table.at(2)).toBeUndefined()
    expect([table.numberAt(0, 'ms'), table.numberAt(1, 'ms')]).toEqual([undefined, 3])
  })
})
