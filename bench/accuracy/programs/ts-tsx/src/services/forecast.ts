import { type Matrix, multiply, square } from '../math/matrix.ts'

export interface ForecastRequest {
  kind: string
  days: number
}

const enum Size {
  Grid = 190,
}

const changes: Matrix = square(Size.Grid, (row, column) => ((row * 31 + column * 17) % 101) / 5000)

export async function forecast({ kind, days }: ForecastRequest): Promise<{ kind: string; value: number }> {
  let state = changes
  for await (const _day of daysFrom(days)) state = multiply(state, changes)
  return { kind, value: state[3]?.[7] ?? 0 }
}

async function* daysFrom(count: number): AsyncGenerator<number> {
  for (let day = 0; day < count; day++) yield day
}
