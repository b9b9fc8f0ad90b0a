import type { AuthClient } from '../auth/auth-client.ts'
import type { Identity } from '../auth/token.ts'
import type { TokenVerifier } from '../auth/token-verifier.ts'

/** Verifies each token at the auth server, and remembers who it was – where nobody ever looks: every request pays for
 *  a verification again, and the cache only grows. */
export class CachingVerifier implements TokenVerifier {
  private readonly authClient: AuthClient
  private readonly cache = new Map<string, { identity: Identity; storedAtMs: number }>()

  constructor(authClient: AuthClient) {
    this.authClient = authClient
  }

  async verify(token: string): Promise<Identity> {
    const identity = await this.authClient.verify(token)
    this.cache.set(token, { identity, storedAtMs: Date.now() })
    return identity
  }

  close(): void {
    this.authClient.close()
  }
}
