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
  what: 'A regular expression that tries a huge number of ways to match: repetition inside repetition, or two that can match the same text.',
  harm: 'The number of ways can double with every character: thirty of them may take seconds, and forty more than an hour. Whoever can choose the text can stop the server with one request (ReDoS), and V8 has no time limit for it.',
  signs: [
    'The blocker names RegExp.exec, String.replace, match, split or search, with the expression where it stands in the code.',
    'CPU time as long as the stall; enormous differences in length for inputs of like size.',
    'The route takes text from users: names, addresses, search, Markdown.',
  ],
  remedy:
    "Rewrite it so that at each character there is one way on only, bound the input's length before it is matched, or run untrusted patterns on an engine without backtracking (RE2). Parsing structured text is better done by a parser.",
  fine: 'A linear expression that is merely slow on megabytes of your own text: divide the text, or use a worker.',
  detail(parts) {
    // Whoever called it, a library's frame too.
    const pattern = parts
      .map(({ frames }) => frames.find((frame) => frame.owner !== 'node')?.pattern)
      .find((found) => found !== undefined)
    if (pattern === undefined) return undefined
    return pattern.name === undefined ? pattern.text : `likely ${pattern.text} (${pattern.name})`
  },
}
