import type { Http2Server, ServerHttp2Stream } from 'node:http2'
import { followBody } from './body-context.ts'
import type { LiveRequest, Requests } from './requests.ts'
import { subscribeSafely } from './subscribe.ts'

/** Follows the requests of node:http2 servers: by a listener of each server, because the diagnostics channels came with Node.js 22
 *  only, and because a listener runs in the async context of its stream.
 *  @param begin called as the headers of a request are in, in its async context
 *  @param end called as its stream closes, with status 0 when it was not answered */
export function watchHttp2(
  begin: (stream: object, method: string, url: string) => LiveRequest,
  end: (request: LiveRequest, status: number) => void,
  run: Requests['run'],
): void {
  const followed = new WeakSet<object>()

  function onStream(stream: ServerHttp2Stream, headers: Record<string, unknown>): void {
    try {
      const { ':method': method, ':path': path } = headers
      // A tunnel or a WebSocket is no request: it stays open.
      if (typeof method !== 'string' || typeof path !== 'string' || method === 'CONNECT') return
      const request = begin(stream, method, path)
      if (!stream.endAfterHeaders) followBody(stream, request, run)
      stream.once('close', () => {
        try {
          end(request, Number(stream.sentHeaders?.[':status'] ?? 0))
        } catch {
          // The probe never throws into its host.
        }
      })
    } catch {
      // The probe never throws into its host.
    }
  }

  subscribeSafely('tracing:net.server.listen:asyncStart', (message) => {
    const { server } = message as { server: Http2Server }
    // Both classes of http2 servers have it, and none else.
    if (typeof server.updateSettings !== 'function' || followed.has(server)) return
    followed.add(server)
    server.prependListener('stream', onStream)
  })
}
