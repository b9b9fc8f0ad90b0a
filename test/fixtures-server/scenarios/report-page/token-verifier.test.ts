import { afterEach, describe, expect, it, vi } from 'vitest'
import type { TokenVerifier } from '../../../../src/fixtures-server/scenarios/report-page/auth/token-verifier.ts'
import { TokenCache } from '../../../../src/fixtures-server/scenarios/report-page/offloaded/token-cache.ts'
import { CachingVerifier } from '../../../../src/fixtures-server/scenarios/report-page/offloaded/token-verifier.ts'

const anna = { user: 'anna', expiresAtMs: 1_000_000 }

/** An auth server that answers when it is told to, and counts. */
class PatientAuth implements TokenVerifier {
  readonly asked: string[] = []
  private readonly waiting: { resolve(identity: typeof anna): void; reject(error: Error): void }[] = []

  verify(token: string): Promise<typeof anna> {
    this.asked.push(token)
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }))
  }

  answer(): void {
    for (const { resolve } of this.waiting.splice(0)) resolve(anna)
  }

  fail(error: Error): void {
    for (const { reject } of this.waiting.splice(0)) reject(error)
  }

  close(): void {}
}

const opened: CachingVerifier[] = []

function open(clock = { nowMs: 0 }) {
  const auth = new PatientAuth()
  const cache = new TokenCache({ ttlMs: 60_000, maxTokens: 10, nowMs: () => clock.nowMs })
  const verifier = new CachingVerifier(auth, cache)
  opened.push(verifier)
  return { auth, cache, verifier }
}

afterEach(() => {
  for (const verifier of opened.splice(0)) verifier.close()
  vi.useRealTimers()
})

describe('the verifier of the offloaded way', () => {
  it('asks once for seven requests that come at once', async () => {
    const { auth, verifier } = open()
    const answers = Array.from({ length: 7 }, () => verifier.verify('a'))
    auth.answer()
    expect(await Promise.all(answers)).toEqual(Array(7).fill(anna))
    expect(auth.asked).toEqual(['a'])
  })

  it('asks for each token on its own', async () => {
    const { auth, verifier } = open()
    const answers = [verifier.verify('a'), verifier.verify('b')]
    auth.answer()
    await Promise.all(answers)
    expect(auth.asked).toEqual(['a', 'b'])
  })

  it('asks again when the TTL is over', async () => {
    const clock = { nowMs: 0 }
    const { auth, verifier } = open(clock)
    const ask = async () => {
      const answer = verifier.verify('a')
      auth.answer()
      await answer
    }
    await ask()
    clock.nowMs = 59_999
    await ask()
    expect(auth.asked).toHaveLength(1)
    clock.nowMs = 60_000
    await ask()
    expect(auth.asked).toHaveLength(2)
  })

  it('shares a failure with those who wait, and remembers it for nobody', async () => {
    const { auth, cache, verifier } = open()
    const answers = [verifier.verify('a'), verifier.verify('a')]
    auth.fail(new Error('refused'))
    expect(await Promise.allSettled(answers)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
    expect(cache.size).toBe(0)
    const later = verifier.verify('a')
    auth.answer()
    expect(await later).toEqual(anna)
    expect(auth.asked).toEqual(['a', 'a'])
  })

  it('cleans up by itself, until it is closed', async () => {
    vi.useFakeTimers()
    const clock = { nowMs: 0 }
    const { auth, cache, verifier } = open(clock)
    const answer = verifier.verify('a')
    auth.answer()
    await answer
    clock.nowMs = 60_000
    expect(cache.size).toBe(1)
    vi.advanceTimersByTime(10_000)
    expect(cache.size).toBe(0)
    verifier.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})
