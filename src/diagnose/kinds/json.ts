import { calleeStartsWith, type Kind } from './kind.ts'

export const json: Kind = {
  id: 'json',
  name: 'parsing or writing large JSON',
  why: 'JSON is parsed and written in one go: the time grows with the text, and nothing else runs before its end.',
  matches: (evidence) => calleeStartsWith(evidence, 'JSON.'),
  fixes: ['stream-json', 'worker-pool', 'push-to-engine', 'cache-once'],
}
