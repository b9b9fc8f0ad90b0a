import type { Identity } from '../auth/token.ts'

export interface TokenCacheOptions {
  /** How long a verification counts: a token that is withdrawn is let in for so long at the most. */
  ttlMs: number
  /** Beyond it, the token that was not used for longest goes first. */
  maxTokens: number
  /** Milliseconds since 1970, as in the tokens. */
  nowMs: () => number
}

interface Entry {
  identity: Identity
  validUntilMs: number
}

/** Remembers who tokens speak for, for a while. Bounded: a Map keeps the order in which its keys were added, so the
 *  first is the one that was not used for longest. */
export class TokenCache {
  private readonly options: TokenCacheOptions
  private readonly entries = new Map<string, Entry>()

  constructor(options: TokenCacheOptions) {
    this.options = options
  }

  get size(): number {
    return this.entries.size
  }

  /** @returns undefined when the token is not known, or no more */
  read(token: string): Identity | undefined {
    const entry = this.entries.get(token)
    if (entry === undefined) return undefined
    this.entries.delete(token)
    if (entry.validUntilMs <= this.options.nowMs()) return undefined
    this.entries.set(token, entry)
    return entry.identity
  }

  /** Keeps it for the TTL, and never beyond the token's own end. */
  write(token: string, identity: Identity): void {
    const { ttlMs, maxTokens, nowMs } = this.options
    this.entries.delete(token)
    this.entries.set(token, { identity, validUntilMs: Math.min(nowMs() + ttlMs, identity.expiresAtMs) })
    if (this.entries.size <= maxTokens) return
    const [unusedForLongest] = this.entries.keys()
    if (unusedForLongest !== undefined) this.entries.delete(unusedForLongest)
  }

  /** Forgets what nobody asked for again. */
  removeExpired(): void {
    const nowMs = this.options.nowMs()
    for (const [token, { validUntilMs }] of this.entries) {
      if (validUntilMs <= nowMs) this.entries.delete(token)
    }
  }
}
