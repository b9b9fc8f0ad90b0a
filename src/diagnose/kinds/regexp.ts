import { calleeStartsWith, type Kind } from './kind.ts'

export const regexp: Kind = {
  id: 'regexp',
  name: 'a regular expression that backtracks',
  matches: (evidence) =>
    calleeStartsWith(
      evidence,
      'RegExp.',
      'String.match',
      'String.replace',
      'String.search',
      'String.split',
      'RegExpStringIterator',
    ),
  fixes: ['safe-regexp', 'worker-pool'],
}
