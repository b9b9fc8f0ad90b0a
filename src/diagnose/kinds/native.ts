import { isAnswering } from './is-answering.ts'
import { isInWebAssembly, isSync, type Kind } from './kind.ts'

/** What copies, decodes or writes as much as it is given. */
const handlesBytes =
  /^(?:Buffer|TextDecoder|TextEncoder|StringDecoder|Blob|Uint8Array|ArrayBuffer|buffer|string_decoder|_http_\w+|http2?|net|stream|tls)\./

export const native: Kind = {
  id: 'native',
  name: 'a native call',
  why: 'The call runs in compiled code on the main thread. Whatever it does there, JavaScript goes on only when it returns.',
  matches: (evidence) => (evidence.isNative && evidence.frames.length > 0) || isInWebAssembly(evidence),
  fixes: ['async-api', 'smaller-pieces', 'worker-pool'],
  fixesFor(part) {
    if (isSync(part.callee)) return ['async-api', 'worker-pool']
    return handlesBytes.test(part.callee ?? '') || isAnswering(part)
      ? ['smaller-pieces', 'worker-pool']
      : ['worker-pool', 'async-api']
  },
  what: "A function in compiled code that returns only when it is done: an add-on (image, PDF, encryption, machine learning), WebAssembly, or one of V8's or Node's own: Buffer.concat, TextDecoder.decode, String.normalize, a sort.",
  harm: "V8 cannot interrupt it, and nothing else runs meanwhile. What a library's documentation calls fast may be so for its author's sizes.",
  signs: [
    'The innermost frame is native; the line is the one in your code that called it.',
    'CPU time tells which sort it is: as long as the stall, it computes; hardly any, it waits for something.',
    'The stack could only be taken when it had come back.',
  ],
  remedy:
    'Look for the asynchronous form of the same call: most add-ons have one that works in the thread pool. What copies, decodes or sends bytes (Buffer.toString, TextDecoder.decode, response.end) takes as long as there are bytes: let them pass through in pieces. The rest is called in a worker pool.',
  fine: 'Calls of a few milliseconds.',
}
