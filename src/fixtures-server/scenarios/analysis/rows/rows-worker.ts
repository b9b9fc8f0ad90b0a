import { move } from 'piscina'
import { stepBack } from '../step-back.ts'
import { addUp, type OrderRow, packNumbers, readRows } from './order-rows.ts'
import type { Takings } from './ways-back.ts'

stepBack()

// What a handler returns is cloned on its way to the main thread, unless it is moved.

/** Gives every row back. */
export function clone(path: string): OrderRow[] {
  return readRows(path)
}

/** Gives memory back. */
export function transfer(path: string): unknown {
  return move(packNumbers(readRows(path)).buffer as ArrayBuffer)
}

/** Gives the result back. */
export function aggregate(path: string): Takings {
  return addUp(readRows(path))
}
