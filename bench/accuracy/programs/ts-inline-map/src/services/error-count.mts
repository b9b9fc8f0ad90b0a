import { LogReader } from '../logs/log-reader.mjs'

export interface ErrorCount {
  day: string
  errors: number
}

export async function countErrors(day: string): Promise<ErrorCount> {
  const reader = new LogReader(day)
  let errors = 0
  for await (const line of reader.lines()) if (reader.matches(line)) errors++
  return { day, errors }
}
