import type { Kind } from './kind.ts'

export const unknown: Kind = {
  id: 'unknown',
  name: 'an unknown cause',
  matches: () => true,
  fixes: [],
}
