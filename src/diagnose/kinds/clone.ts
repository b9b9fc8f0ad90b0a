import { calleeStartsWith, innerNodeFrames, type Kind } from './kind.ts'

export const clone: Kind = {
  id: 'clone',
  name: 'copying a large object',
  why: 'Passing an object to another thread copies it on the main thread first, value by value: a large one takes longer than the work it saves.',
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
