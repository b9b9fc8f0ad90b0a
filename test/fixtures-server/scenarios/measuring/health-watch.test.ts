import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'

// As built: it starts a thread by its file.
const { watchHealth, summarise } = (await import(
  new URL('../../../../dist/fixtures-server/scenarios/measuring/health-watch.js', import.meta.url).href
)) as typeof import('../../../../src/fixtures-server/scenarios/measuring/health-watch.ts')

describe('watchHealth', () => {
  it('asks at a fixed rate, and counts from when a question was due: a server that stands still is felt by all', async () => {
    const origin = await startServer()
    const stop = await watchHealth(origin, 10)
    // This thread is the server's own: nothing is answered meanwhile.
    const endMs = performance.now() + 300
    while (performance.now() < endMs);
    await delay(50)
    const waits = await stop()
    expect(waits.asked).toBeGreaterThanOrEqual(30)
    expect(waits.maxMs).toBeGreaterThan(250)
    expect(waits.waitsMs.filter((ms) => ms > 100).length).toBeGreaterThan(10)
    expect(await stop()).toBe(waits)
  })

  it('counts a question without an answer as one that waits for ever', () => {
    const { p50Ms, maxMs } = summarise({ waitsMs: [1, 2, Number.POSITIVE_INFINITY], ownLateMs: 0 })
    expect({ p50Ms, maxMs }).toEqual({ p50Ms: 2, maxMs: Number.POSITIVE_INFINITY })
  })
})

async function startServer(): Promise<string> {
  const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
