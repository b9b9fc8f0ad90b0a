export interface Question {
  readonly currency: string
  readonly year: number
}

/** Interest is added day by day. */
export function rateOf(rates: Readonly<Record<string, number>>, { currency, year }: Question): number {
  let rate = rates[currency] ?? 1
  for (let day = 0; day < year; day++) {
    rate *= 1 + Math.sin(day) / 100_000
  }
  return rate
}
