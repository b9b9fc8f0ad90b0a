import type { RawFrame } from '../model.ts'

/** Gives every different stack a number, so that a million stalls at one line write their stack once. */
export interface StackList {
  idOf(frames: RawFrame[]): number
  /** The same for all stacks of the same functions, whichever lines of them ran.
   *  @returns undefined for a stack that has been forgotten */
  shapeOf(id: number): number | undefined
}

const maxStacks = 20_000

/** @param onNew called before the number of a stack that was not seen yet is returned */
export function createStackList(onNew: (id: number, frames: RawFrame[]) => void): StackList {
  let ids = new Map<string, number>()
  let shapes = new Map<string, number>()
  let shapeById = new Map<number, number>()
  let nextId = 1
  return {
    shapeOf: (id) => shapeById.get(id),
    idOf(frames) {
      const key = frames.map((frame) => `${frame.file}:${frame.line}:${frame.column}`).join('|')
      const known = ids.get(key)
      if (known !== undefined) return known
      // Forgetting only costs writing some stacks again.
      if (ids.size >= maxStacks) {
        ids = new Map()
        shapes = new Map()
        shapeById = new Map()
      }
      const id = nextId++
      ids.set(key, id)
      const functions = frames
        .map((frame) => `${frame.isAsync}:${frame.isEntry}:${frame.file}:${frame.function}`)
        .join('|')
      // Its id names the shape: never used twice, even after forgetting.
      const shape = shapes.get(functions) ?? id
      shapes.set(functions, shape)
      shapeById.set(id, shape)
      onNew(id, frames)
      return id
    },
  }
}
