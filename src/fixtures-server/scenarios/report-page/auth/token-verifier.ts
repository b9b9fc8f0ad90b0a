import type { Identity } from './token.ts'

/** Tells who a request comes from. */
export interface TokenVerifier {
  /** @throws NotVerified, or an Error when the auth server cannot be reached */
  verify(token: string): Promise<Identity>
  close(): void
}
