import type { Identity } from '../auth/token.ts'
import type { TokenVerifier } from '../auth/token-verifier.ts'
import type { TokenCache } from './token-cache.ts'

/** How often tokens are forgotten that nobody sends any more. */
const cleanUpMs = 10_000

/** Asks the auth server once for each token, and then not again for as long as the cache remembers it. */
export class CachingVerifier implements TokenVerifier {
  private readonly authClient: TokenVerifier
  private readonly cache: TokenCache
  private readonly underWay = new Map<string, Promise<Identity>>()
  private readonly cleanUp: NodeJS.Timeout

  constructor(authClient: TokenVerifier, cache: TokenCache) {
    this.authClient = authClient
    this.cache = cache
    this.cleanUp = setInterval(() => cache.removeExpired(), cleanUpMs).unref()
  }

  async verify(token: string): Promise<Identity> {
    return this.cache.read(token) ?? this.underWay.get(token) ?? this.verifyOnce(token)
  }

  /** Those who ask meanwhile share the answer, also where it is an error; an error is not remembered beyond that. */
  private verifyOnce(token: string): Promise<Identity> {
    const verification = this.askAndRemember(token).finally(() => this.underWay.delete(token))
    this.underWay.set(token, verification)
    return verification
  }

  private async askAndRemember(token: string): Promise<Identity> {
    const identity = await this.authClient.verify(token)
    this.cache.write(token, identity)
    return identity
  }

  close(): void {
    clearInterval(this.cleanUp)
    this.authClient.close()
  }
}
