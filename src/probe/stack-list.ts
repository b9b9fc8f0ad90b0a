import type { RawFrame } from '../model.ts'

/** Gives every different stack a number, so that a million stalls at one line write their stack once. */
export interface StackList {
  idOf(frames: RawFrame[]): number
}

const maxStacks = 20_000

/** @param onNew called before the number of a stack that was not seen yet is returned */
export function createStackList(onNew: (id: number, frames: RawFrame[]) => void): StackList {
  let ids = new Map<string, number>()
  let nextId = 1
  return {
    idOf(frames) {
      const key = frames.map((frame) => `${frame.file}:${frame.line}:${frame.column}`).join('|')
      const known = ids.get(key)
      if (known !== undefined) return known
      // Forgetting only costs writing some stacks again.
      if (ids.size >= maxStacks) ids = new Map()
      const id = nextId++
      ids.set(key, id)
      onNew(id, frames)
      return id
    },
  }
}
