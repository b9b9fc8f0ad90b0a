import { isInWebAssembly, type Kind } from './kind.ts'

export const jsCpu: Kind = {
  id: 'js-cpu',
  name: 'computing in JavaScript',
  matches: (evidence) =>
    !evidence.isNative && !isInWebAssembly(evidence) && evidence.frames.some((frame) => frame.owner !== 'node'),
  // What computing JavaScript happens to call is not what it is blamed for.
  detail: () => undefined,
  fixes: ['worker-pool', 'yield-in-chunks', 'push-to-engine', 'cache-once'],
}
