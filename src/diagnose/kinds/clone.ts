import { calleeStartsWith, innerNodeFrames, type Kind } from './kind.ts'

export const clone: Kind = {
  id: 'clone',
  name: 'copying a large object',
  matches: (evidence) =>
    calleeStartsWith(
      evidence,
      'structuredClone',
      'v8.serialize',
      'v8.deserialize',
      'MessagePort.postMessage',
      'Worker.postMessage',
    ) ||
    (evidence.isNative && innerNodeFrames(evidence).some((frame) => frame.file.includes('per_context/messageport'))),
  fixes: ['fewer-allocations', 'push-to-engine', 'yield-in-chunks'],
}
