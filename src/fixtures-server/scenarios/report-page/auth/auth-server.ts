import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { readToken } from './token.ts'
import { TokenBucket } from './token-bucket.ts'

export interface AuthServerOptions {
  /** What a verification takes, on the way there, in the directory behind it, and back. */
  latencyMs: number
  /** How many verifications the server grants its client. */
  limit: { capacity: number; perSecond: number }
}

/** What the auth server was asked since it started. */
export interface AuthStats {
  /** Tokens that it looked at, good or not. */
  verifications: number
  /** Asked for beyond the limit: not looked at. */
  refused: number
}

/** An auth server, not yet listening: GET /verify answers 200 with the identity, 401 for a bad token, 429 beyond the
 *  limit; GET /stats the counts. */
export function createAuthServer({ latencyMs, limit }: AuthServerOptions): Server {
  const bucket = new TokenBucket(limit, () => performance.now())
  const stats: AuthStats = { verifications: 0, refused: 0 }

  async function verify(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!bucket.take()) {
      stats.refused += 1
      return answer(response, 429, { error: 'too many verifications' })
    }
    stats.verifications += 1
    await delay(latencyMs)
    const identity = readToken(bearerTokenOf(request), Date.now())
    if (identity === undefined) answer(response, 401, { error: 'not a valid token' })
    else answer(response, 200, identity)
  }

  return createServer((request, response) => {
    if (request.url === '/verify') verify(request, response)
    else if (request.url === '/stats') answer(response, 200, stats)
    else answer(response, 404, { error: 'GET /verify or /stats' })
  })
}

function bearerTokenOf({ headers }: IncomingMessage): string {
  return headers.authorization?.replace(/^Bearer /, '') ?? ''
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
