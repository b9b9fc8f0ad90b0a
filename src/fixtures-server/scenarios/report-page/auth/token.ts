import { createHmac, timingSafeEqual } from 'node:crypto'

/** Who a token speaks for. */
export interface Identity {
  user: string
  /** Milliseconds since 1970. */
  expiresAtMs: number
}

/** Signs the sample's tokens. It guards nothing: the data behind it are made up, on 127.0.0.1, and gone after the run. */
const sampleKey = 'loopcheck sample server'

/** Far enough that the same user has the same token in every run. */
const farAwayMs = Date.UTC(2100, 0, 1)

/** Makes a bearer token: who it is for, until when, and a signature over both (HMAC-SHA-256). */
export function signToken({ user, expiresAtMs = farAwayMs }: { user: string; expiresAtMs?: number }): string {
  const claims = Buffer.from(JSON.stringify({ user, expiresAtMs })).toString('base64url')
  return `${claims}.${signatureOf(claims).toString('base64url')}`
}

/** @returns undefined when the signature is not ours, or the token's time is over */
export function readToken(token: string, nowMs: number): Identity | undefined {
  const [claims = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const right = signatureOf(claims)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const identity = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Identity
  return identity.expiresAtMs > nowMs ? identity : undefined
}

function signatureOf(claims: string): Buffer {
  return createHmac('sha256', sampleKey).update(claims).digest()
}
