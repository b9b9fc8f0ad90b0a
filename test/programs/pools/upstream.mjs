// An HTTP server that answers what it was asked.
import { once } from 'node:events'
import { createServer } from 'node:http'

const upstream = createServer((request, response) => response.end(JSON.stringify(request.url)))
upstream.keepAliveTimeout = 60_000
upstream.listen(0, '127.0.0.1')
await once(upstream, 'listening')
upstream.unref()
export const { port } = upstream.address()
