import type { Kind } from './kind.ts'

export const unknown: Kind = {
  id: 'unknown',
  name: 'an unknown cause',
  why: 'No stack was seen that could tell. The loop did not turn; what kept it is not known.',
  matches: () => true,
  fixes: [],
}
