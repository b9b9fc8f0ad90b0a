import { calleeStartsWith, type Kind } from './kind.ts'

export const regexp: Kind = {
  id: 'regexp',
  name: 'a regular expression that backtracks',
  why: 'A pattern with nested or overlapping repetitions tries exponentially many ways to match, and V8 tries them all before it returns.',
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
  detail(parts) {
    // Whoever called it, a library's frame too.
    const pattern = parts
      .map(({ frames }) => frames.find((frame) => frame.owner !== 'node')?.pattern)
      .find((found) => found !== undefined)
    if (pattern === undefined) return undefined
    return pattern.name === undefined ? pattern.text : `likely ${pattern.text} (${pattern.name})`
  },
}
