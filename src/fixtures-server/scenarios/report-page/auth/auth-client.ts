import { Agent, get, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import type { AuthStats } from './auth-server.ts'
import type { Identity } from './token.ts'
import type { TokenVerifier } from './token-verifier.ts'

/** The auth server did not say that the token is good: it is not (401), or it was not looked at (429). */
export class NotVerified extends Error {
  constructor(status: number) {
    super(status === 429 ? 'the auth server refused to verify the token: too many requests' : 'the token is not valid')
    this.name = 'NotVerified'
  }
}

/** A server that does not answer must not hold requests for ever. */
const answerWaitMs = 5_000

/** Asks the auth server; connections are kept and used again. */
export class AuthClient implements TokenVerifier {
  private readonly url: string
  private readonly agent = new Agent({ keepAlive: true })

  /** @param url of the auth server, without a path */
  constructor(url: string) {
    this.url = url
  }

  /** @throws NotVerified, or what node:http throws when the server cannot be reached */
  async verify(token: string): Promise<Identity> {
    const response = await this.get('/verify', { authorization: `Bearer ${token}` })
    const body = await json(response)
    if (response.statusCode !== 200) throw new NotVerified(response.statusCode ?? 0)
    return body as Identity
  }

  async readStats(): Promise<AuthStats> {
    return (await json(await this.get('/stats', {}))) as AuthStats
  }

  close(): void {
    this.agent.destroy()
  }

  private get(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const request = get(`${this.url}${path}`, { agent: this.agent, headers, timeout: answerWaitMs }, resolve)
      request.on('timeout', () => request.destroy(new Error(`the auth server gave no answer in ${answerWaitMs} ms`)))
      request.on('error', reject)
    })
  }
}
