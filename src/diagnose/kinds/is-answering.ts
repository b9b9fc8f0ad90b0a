import type { Frame } from '../../model.ts'

/** True where the user's innermost call handed an answer to Node or to a framework: the time went into encoding, hashing or writing
 *  it. Serializing is a kind of its own. */
export function isAnswering({ frames }: { frames: readonly Frame[] }): boolean {
  const end = frames.findIndex(({ owner }) => owner === 'user')
  return frames.slice(0, Math.max(0, end)).some(({ function: name, file }) => {
    return file === 'node:_http_outgoing' || answers.test(name)
  })
}

/** Node's own, Express' and Restify's (which extend it) and Fastify's. */
const answers = /^(?:ServerResponse|Http2ServerResponse|Response|Reply)\.(?:send|end|write|respond)$|^onSendEnd$/
