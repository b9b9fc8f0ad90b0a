import { type Question, rateOf } from './rate.js'

export type Rates = Record<string, number>

/** Converts amounts at the rates of a year. */
export class Exchange {
  constructor(private readonly rates: Rates) {}

  convertAll(amounts: readonly number[], question: Question): number[] {
    return amounts.map((amount) => amount * rateOf(this.rates, question))
  }
}
