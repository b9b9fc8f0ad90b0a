import { isInWebAssembly, type Kind } from './kind.ts'

export const jsCpu: Kind = {
  id: 'js-cpu',
  name: 'computing in JavaScript',
  matches: (evidence) =>
    !evidence.isNative && !isInWebAssembly(evidence) && evidence.frames.some((frame) => frame.owner !== 'node'),
  fixes: ['worker-pool', 'yield-in-chunks', 'push-to-engine', 'cache-once'],
}
