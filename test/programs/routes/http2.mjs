// node:http2, as its argument says: `compat` (request and response), `stream`, or `secure` (which serves HTTP/1.1 as well).
import { createSecureServer, createServer } from 'node:http2'
import { announce, blockAtOnce, waitAndBlock } from './blocks.cjs'
import { certificate as cert, key } from './certificate.cjs'

async function answer(path) {
  if (path.startsWith('/waits')) await new Promise((resolve) => setTimeout(resolve, 400))
  else await waitAndBlock()
  return JSON.stringify({ ok: true })
}

async function onRequest(request, response) {
  if (request.method === 'POST') {
    request.on('end', async () => response.end(blockAtOnce()))
    request.resume()
    return
  }
  response.end(await answer(request.url))
}

async function onStream(stream, headers) {
  const text = await answer(headers[':path'])
  stream.respond({ ':status': 200 })
  stream.end(text)
}

const [, , way] = process.argv
const server =
  way === 'stream'
    ? createServer().on('stream', onStream)
    : way === 'secure'
      ? createSecureServer({ key, cert, allowHTTP1: true }, onRequest)
      : createServer(onRequest)
server.listen(0, '127.0.0.1', () => announce(server))
