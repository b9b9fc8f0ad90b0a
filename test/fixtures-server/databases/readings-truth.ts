import type { Row } from '../../../src/fixtures-server/databases/query-database.ts'
import { type Reading, readingAt } from '../../../src/fixtures-server/databases/readings.ts'

/** What every database must answer over n readings, computed here. */
export function truthOf(rows: number): { one(id: number): Row[]; summary: Row[]; steps: Row[] } {
  const readings = Array.from({ length: rows }, (_, index) => readingAt(index + 1))
  const sensors = [...groupBySensor(readings)].sort(([a], [b]) => a - b)
  return {
    one: (id) =>
      readings
        .filter((reading) => reading.id === id)
        .map((reading) => ({ ...reading, taken_at: reading.taken_at.toISOString().replace('.000', '') })),
    summary: sensors.map(([sensor, own]) => {
      const values = own.map(({ value }) => value)
      const range = { lowest: Math.min(...values), highest: Math.max(...values) }
      return { sensor, readings: own.length, ...range, total: sum(values) }
    }),
    steps: sensors.map(([sensor, own]) => {
      const steps = own.map(({ value }, index) => Math.abs(value - (own[index - 1]?.value ?? value)))
      return { sensor, readings: own.length, travelled: sum(steps), largest_step: Math.max(...steps) }
    }),
  }
}

function groupBySensor(readings: Reading[]): Map<number, Reading[]> {
  const groups = new Map<number, Reading[]>()
  for (const reading of readings) groups.set(reading.sensor, [...(groups.get(reading.sensor) ?? []), reading])
  return groups
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
