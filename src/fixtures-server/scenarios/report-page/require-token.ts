import type { FastifyReply, FastifyRequest } from 'fastify'
import { NotVerified } from './auth/auth-client.ts'
import type { TokenVerifier } from './auth/token-verifier.ts'

/** A hook that lets only requests with a verified bearer token in. 401: the token is missing, bad, or the auth server
 *  refused to look at it. 503: the auth server cannot be reached. */
export function requireToken(verifier: TokenVerifier) {
  return async function verifyToken({ headers }: FastifyRequest, reply: FastifyReply) {
    const [, token] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
    if (token === undefined) return reply.code(401).send({ error: 'a bearer token is needed' })
    try {
      await verifier.verify(token)
    } catch (error) {
      if (error instanceof NotVerified) return reply.code(401).send({ error: error.message })
      return reply.code(503).send({ error: 'the auth server cannot be reached' })
    }
  }
}
