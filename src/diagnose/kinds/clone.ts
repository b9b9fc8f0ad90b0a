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
  fixes: ['transfer-buffers', 'push-to-engine', 'yield-in-chunks'],
  what: 'Copying an object by the structured clone algorithm: structuredClone, v8.serialize, or postMessage to a worker, which copies on sending and once more on receiving.',
  harm: 'The copy is made on the thread that sends and on the one that receives, in one go. Moving work to a worker gains nothing when its input and its result are large objects: the loop then stands still for the copy in place of the work.',
  signs: [
    "The blocker names structuredClone, postMessage or v8.deserialize; or a worker's message is being read.",
    'It appeared when work was moved to a worker.',
    'The length follows the number of objects, not of bytes: a million small ones are far worse than one large buffer.',
  ],
  remedy:
    'Transfer an ArrayBuffer in place of copying it, use a SharedArrayBuffer, or let the worker answer with what is really needed: a sum, a page, text that is passed on as bytes. Do not clone what nobody changes.',
  fine: 'Small messages, and buffers in the transfer list.',
}
