import type { ComparisonVerdict, Verdict } from '../../model.ts'
import type { Tone } from '../page.ts'

export const verdictTones: Record<Verdict['status'], Tone> = {
  clean: 'good',
  blocked: 'bad',
  starved: 'warn',
  inconclusive: 'warn',
}

export const comparisonTones: Record<ComparisonVerdict, Tone> = {
  improved: 'good',
  unchanged: 'neutral',
  regressed: 'bad',
  inconclusive: 'warn',
  'numbers only': 'neutral',
}
