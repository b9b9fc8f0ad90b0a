import { signatureOf } from '../services/signatures.js'

export async function onStream(stream, headers) {
  const [, area, key, what] = headers[':path'].split(/[/?]/)
  if (area !== 'keys' || what !== 'signature') {
    stream.respond({ ':status': 404 })
    stream.end()
    return
  }
  const signature = await signatureOf(Number(key))
  stream.respond({ ':status': 200, 'content-type': 'text/plain' })
  stream.end(signature)
}
