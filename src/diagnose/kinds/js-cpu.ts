import { isInWebAssembly, type Kind } from './kind.ts'

export const jsCpu: Kind = {
  id: 'js-cpu',
  name: 'computing in JavaScript',
  why: 'JavaScript runs on one thread. A loop that computes gives it back only at its end; async and Promise do not move it anywhere.',
  matches: (evidence) =>
    !evidence.isNative && !isInWebAssembly(evidence) && evidence.frames.some((frame) => frame.owner !== 'node'),
  // What computing JavaScript happens to call is not what it is blamed for.
  detail: () => undefined,
  fixes: ['worker-pool', 'yield-in-chunks', 'push-to-engine', 'cache-once'],
}
