import { expect, it } from 'vitest'
import { startCanary } from '../../src/load/canary.ts'
import { startServer } from './servers/start-server.ts'

/** Sends canaries for a while.
 *  @returns per row, its outcome; undefined while it had none
 */
async function fly(url: string, { forMs, timeoutMs }: { forMs: number; timeoutMs: number }) {
  const outcomes: (number | 'lost' | undefined)[] = []
  const startMs = performance.now()
  const canary = startCanary({
    url,
    ratePerSecond: 20,
    firstAtMs: startMs,
    endMs: startMs + 500,
    timeoutMs,
    clock: () => performance.now(),
    onSent: () => outcomes.push(undefined) - 1,
    onAnswered: (row, status) => {
      outcomes[row] = status
    },
    onLost: (row) => {
      outcomes[row] = 'lost'
    },
  })
  await new Promise((resolve) => setTimeout(resolve, forMs))
  const inFlight = canary.inFlight()
  await canary.close()
  return { outcomes, inFlight }
}

it('goes on sending when no answer comes, and counts each as lost after its time', async () => {
  const { outcomes, inFlight } = await fly(await startServer(() => {}), { forMs: 1_200, timeoutMs: 300 })
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => 'lost'))
  expect(inFlight).toBe(0)
})

it('takes half an answer for none', async () => {
  const origin = await startServer((_, response) => {
    response.writeHead(200, { 'content-length': 10 })
    response.write('half')
    setTimeout(() => response.destroy(), 10)
  })
  const { outcomes } = await fly(origin, { forMs: 900, timeoutMs: 2_000 })
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => 'lost'))
})

it('sends again when a kept connection was closed before the request was read', async () => {
  // Every connection answers once and is then reset by its second request.
  const seen = new WeakSet()
  const origin = await startServer((request, response) => {
    if (seen.has(request.socket)) return request.socket.resetAndDestroy()
    seen.add(request.socket)
    response.statusCode = 204
    response.end()
  })
  const { outcomes } = await fly(origin, { forMs: 900, timeoutMs: 2_000 })
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => 204))
})

it('drops what is in flight when it is closed', async () => {
  const { outcomes, inFlight } = await fly(await startServer(() => {}), { forMs: 700, timeoutMs: 5_000 })
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => undefined))
  expect(inFlight).toBe(10)
})
