import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { AuthClient } from '../../../../src/fixtures-server/scenarios/report-page/auth/auth-client.ts'
import { createAuthServer } from '../../../../src/fixtures-server/scenarios/report-page/auth/auth-server.ts'
import { signToken } from '../../../../src/fixtures-server/scenarios/report-page/auth/token.ts'
import { CachingVerifier } from '../../../../src/fixtures-server/scenarios/report-page/blocking/token-verifier.ts'

const closings: (() => void)[] = []

async function start(capacity: number): Promise<AuthClient> {
  const server = createAuthServer({ latencyMs: 20, limit: { capacity, perSecond: 0 } })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new AuthClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  closings.push(() => {
    client.close()
    server.close()
  })
  return client
}

afterEach(() => {
  for (const close of closings.splice(0)) close()
})

describe('the auth server', () => {
  it('says who a token is for, after its latency', async () => {
    const client = await start(1)
    const startMs = performance.now()
    expect(await client.verify(signToken({ user: 'anna' }))).toMatchObject({ user: 'anna' })
    expect(performance.now() - startMs).toBeGreaterThan(18)
  })

  it('does not know a token of somebody else’s', async () => {
    const client = await start(1)
    await expect(client.verify('a.b')).rejects.toThrow('the token is not valid')
    expect(await client.readStats()).toEqual({ verifications: 1, refused: 0 })
  })

  it('looks at no token beyond its limit', async () => {
    const client = await start(2)
    const token = signToken({ user: 'anna' })
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(() => client.verify(token)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await expect(client.verify(token)).rejects.toThrow('too many requests')
    expect(await client.readStats()).toEqual({ verifications: 2, refused: 4 })
  })

  it('is asked by the blocking way every time, whatever its cache holds', async () => {
    const client = await start(10)
    const verifier = new CachingVerifier(client)
    for (let time = 0; time < 3; time++) await verifier.verify(signToken({ user: 'anna' }))
    expect(await client.readStats()).toEqual({ verifications: 3, refused: 0 })
  })
})
