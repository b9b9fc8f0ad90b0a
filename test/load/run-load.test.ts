import { describe, expect, it } from 'vitest'
import { type LoadOptions, type LoadResult, runLoad } from '../../src/load/run-load.ts'
import { startProgram, startServer } from './servers/start-server.ts'

function load(options: Partial<LoadOptions>): Promise<LoadResult> {
  const startedAt = performance.now()
  return runLoad({
    targets: [],
    connections: 10,
    durationMs: 2_000,
    timeoutMs: 5_000,
    clock: () => performance.now() - startedAt,
    ...options,
  })
}

function rowsOf({ rows }: LoadResult) {
  return Array.from(rows.each(), (row) => ({ ...row }))
}

describe('a fixed rate', () => {
  it('offers a slow rate evenly to a server that blocks 300 ms in every second', async () => {
    const origin = await startProgram('blocks-once-a-second.mjs')
    const result = await load({ targets: [{ url: `${origin}/a`, role: 'load' }], ratePerSecond: 2, durationMs: 10_000 })

    expect(result.load.sent).toBe(20)
    expect(result.load.answered).toBe(20)
    const sentMs = rowsOf(result).map((row) => row.sentMs)
    for (const [index, ms] of sentMs.entries()) expect(ms - (sentMs[0] ?? 0) - index * 500).toBeLessThan(60)
  })

  it('offers 200 a second no less while the server stalls', async () => {
    const origin = await startProgram('blocks-once-a-second.mjs')
    const result = await load({
      targets: [{ url: `${origin}/a?token=1`, role: 'load' }],
      ratePerSecond: 200,
      durationMs: 5_000,
    })

    expect(result.load.sent).toBe(1_000)
    expect(result.load.answered).toBe(1_000)
    expect(result.load.unsent).toBeUndefined()
    expect(result.load.connections).toBeGreaterThan(30)
    expect(result.load.targets).toEqual([{ method: 'GET', path: '/a', role: 'load' }])
    expect(result.rows.length).toBe(1_000)
    const waits = rowsOf(result).map((row) => row.answeredMs - row.sentMs)
    expect(Math.max(...waits)).toBeGreaterThan(200)
    expect(Math.max(...waits)).toBeLessThan(600)
    // Every quarter of a second gets about its 50, the stalled ones as well.
    const quarters = Array.from({ length: 20 }, () => 0)
    for (const { sentMs } of rowsOf(result)) {
      const quarter = Math.min(19, Math.floor((sentMs - result.load.startMs) / 250))
      quarters[quarter] = (quarters[quarter] ?? 0) + 1
    }
    expect(Math.min(...quarters)).toBeGreaterThan(20)
    expect(Math.max(...quarters)).toBeLessThan(100)
  })

  it('takes rates that are no whole number and splits them by weight', async () => {
    const bodies: string[] = []
    const origin = await startServer((request, response) => {
      request.on('data', (chunk) => bodies.push(`${request.method} ${request.url} ${chunk}`))
      request.on('end', () => response.end())
    })
    const result = await load({
      targets: [
        { url: `${origin}/often`, weight: 3, role: 'load' },
        { url: `${origin}/seldom?q=1`, method: 'POST', body: 'hello', headers: { 'x-test': 'yes' }, role: 'load' },
      ],
      ratePerSecond: 8.5,
    })

    expect(result.load.sent).toBe(17)
    expect(rowsOf(result).filter((row) => row.target === 0)).toHaveLength(13)
    expect(bodies).toEqual(Array.from({ length: 4 }, () => 'POST /seldom?q=1 hello'))
  })

  it('offers less than one a second', async () => {
    const origin = await startServer((_, response) => response.end())
    const result = await load({ targets: [{ url: origin, role: 'load' }], ratePerSecond: 0.5, durationMs: 2_500 })
    expect(result.load.sent).toBe(2)
    expect(result.load.answered).toBe(2)
  })
})

describe('a closed loop', () => {
  it('keeps as many requests in flight as it has connections', async () => {
    let inFlight = 0
    let most = 0
    const origin = await startServer((_, response) => {
      most = Math.max(most, ++inFlight)
      setTimeout(() => {
        inFlight--
        response.end()
      }, 20)
    })
    const result = await load({ targets: [{ url: origin, role: 'load' }], connections: 4, durationMs: 1_000 })

    expect(most).toBe(4)
    expect(result.load.connections).toBe(4)
    expect(result.load.ratePerSecond).toBeUndefined()
    expect(result.load.sent).toBeGreaterThan(60)
    expect(result.load.sent).toBeLessThanOrEqual(200)
    expect(result.load.answered).toBe(result.load.sent)
  })

  it('goes on with a server that closes the connection after every answer', async () => {
    const origin = await startServer((_, response) => response.setHeader('connection', 'close').end('bye'))
    const result = await load({ targets: [{ url: origin, role: 'load' }], connections: 2, durationMs: 500 })
    expect(result.load.answered).toBeGreaterThan(20)
    expect(result.load.errors).toBe(0)
  })

  it('sends again what a server closed a kept connection on, but never a POST', async () => {
    // Every connection answers once and is then reset by its second request.
    const seen = new WeakSet()
    const origin = await startServer((request, response) => {
      if (seen.has(request.socket)) return request.socket.resetAndDestroy()
      seen.add(request.socket)
      response.end()
    })
    const get = await load({ targets: [{ url: origin, role: 'load' }], ratePerSecond: 20, durationMs: 500 })
    expect(get.load).toMatchObject({ sent: 10, answered: 10, errors: 0 })
    const post = await load({
      targets: [{ url: origin, method: 'POST', body: 'x', role: 'load' }],
      ratePerSecond: 20,
      durationMs: 500,
    })
    expect(post.load).toMatchObject({ sent: 10, answered: 5, errors: 5 })
  })

  it('takes the head of an answer to HEAD for the whole', async () => {
    const origin = await startServer((_, response) => response.setHeader('content-length', 5).end('hello'))
    const result = await load({
      targets: [{ url: origin, method: 'HEAD', role: 'load' }],
      connections: 1,
      durationMs: 300,
    })
    expect(result.load.answered).toBeGreaterThan(5)
    expect(result.load.errors).toBe(0)
  })
})

describe('an early end', () => {
  it('keeps what was measured when the server dies, and ends soon', async () => {
    const origin = await startProgram('dies-after-a-while.mjs')
    const startedAt = performance.now()
    const result = await load({
      targets: [{ url: `${origin}/`, role: 'load' }],
      canary: { url: `${origin}/health`, ratePerSecond: 20 },
      ratePerSecond: 50,
      durationMs: 20_000,
    })

    expect(performance.now() - startedAt).toBeLessThan(6_000)
    expect(result.stoppedBecause?.reason).toBe('gone')
    expect(result.load.answered).toBeGreaterThan(10)
    expect(result.load.errors).toBeGreaterThan(10)
    expect(result.load.answered + result.load.errors).toBe(result.load.sent)
    const lost = rowsOf(result).filter((row) => row.status === 0)
    expect(lost.every((row) => row.answeredMs === -1)).toBe(true)
  })

  it('stops when more answers fail than are allowed', async () => {
    let count = 0
    const origin = await startServer((_, response) => {
      response.statusCode = ++count % 5 === 0 ? 500 : 200
      response.end()
    })
    const result = await load({
      targets: [{ url: origin, role: 'load' }],
      ratePerSecond: 100,
      durationMs: 10_000,
      stopOnNotOkShare: 0.01,
    })
    expect(result.stoppedBecause).toEqual({ reason: 'not-ok', text: '4 of 20 answers were not 2xx (500 × 4)' })
    expect(result.load.notOk).toBe(4)
    expect(result.load.endMs - result.load.startMs).toBeLessThan(2_000)
  })

  it('stops at once when it is told to, with a request in flight', async () => {
    const origin = await startServer(() => {})
    const startedAt = performance.now()
    const result = await load({
      targets: [{ url: origin, role: 'load' }],
      ratePerSecond: 10,
      durationMs: 20_000,
      signal: AbortSignal.timeout(500),
    })
    expect(performance.now() - startedAt).toBeLessThan(2_500)
    expect(result.stoppedBecause?.reason).toBe('aborted')
    expect(result.load).toMatchObject({ answered: 0, errors: 0 })
    expect(result.load.sent).toBeGreaterThan(2)
  })

  it('counts a request that is not answered in time as an error', async () => {
    const origin = await startServer(() => {})
    const result = await load({
      targets: [{ url: origin, role: 'load' }],
      ratePerSecond: 4,
      durationMs: 1_000,
      timeoutMs: 300,
    })
    expect(result.load).toMatchObject({ sent: 4, answered: 0, errors: 4 })
  })
})

it('refuses to load another machine', async () => {
  await expect(load({ targets: [{ url: 'http://example.com/', role: 'load' }] })).rejects.toMatchObject({
    code: 'not-loopback',
  })
  await expect(load({ canary: { url: 'http://10.0.0.1/', ratePerSecond: 1 } })).rejects.toMatchObject({
    code: 'not-loopback',
  })
})

it('feels a stall by the canary, which is sent on time while the server blocks and is not counted as load', async () => {
  const origin = await startProgram('blocks-once-a-second.mjs')
  const result = await load({ canary: { url: `${origin}/health`, ratePerSecond: 50 }, durationMs: 4_000 })
  const rows = rowsOf(result)

  expect(result.load).toMatchObject({ sent: 0, answered: 0, targets: [{ path: '/health', role: 'canary' }] })
  expect(rows).toHaveLength(200)
  const waits = rows.map((row) => row.answeredMs - row.sentMs)
  // Three stalls or four of 300 ms: 15 canaries each, whose waits are spread over 0–300 ms.
  const felt = waits.filter((ms) => ms > 50)
  expect(felt.length).toBeGreaterThan(25)
  expect(felt.length).toBeLessThan(90)
  expect(Math.max(...waits)).toBeGreaterThan(240)
  expect(Math.max(...waits)).toBeLessThan(450)
  expect(felt.filter((ms) => ms < 150).length).toBeGreaterThan(8)
  // On time: no more than a late timer from the plan, stalled or not.
  const late = rows.map((row, index) => row.sentMs - (rows[0]?.sentMs ?? 0) - index * 20).sort((a, b) => a - b)
  expect(late[Math.floor(late.length * 0.9)]).toBeLessThan(15)
  expect(result.load.ownLongestMs).toBeLessThan(200)
})
