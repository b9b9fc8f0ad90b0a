import { calleeStartsWith, type Kind } from './kind.ts'

export const json: Kind = {
  id: 'json',
  name: 'parsing or writing large JSON',
  matches: (evidence) => calleeStartsWith(evidence, 'JSON.'),
  fixes: ['stream-json', 'worker-pool', 'push-to-engine', 'cache-once'],
}
