export async function requireAccount(request, reply) {
  const name = request.headers['x-account'] ?? 'guest'
  const isKnown = await this.accounts.check(name, request.headers['x-password'] ?? 'guest')
  if (!isKnown) return reply.code(401).send({ error: 'unknown account' })
  request.account = name
}
