import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { authCalls } from '../../../../../src/fixtures-server/scenarios/report-page/experiments/auth-calls.ts'
import { pageLoad } from '../../../../../src/fixtures-server/scenarios/report-page/experiments/page-load.ts'
import type { Lab } from '../../../../../src/fixtures-server/scenarios/scenario.ts'

/** How a stand-in for the sample server behaves. */
interface Behaviour {
  /** Answers one request after the other. */
  isSerial: boolean
  /** Counts a verification for each request, not for each token. */
  forgets: boolean
  /** Verifications beyond it are answered 401. */
  limit: number
}

const running: Server[] = []

afterEach(() => {
  for (const server of running.splice(0)) server.close()
})

/** A server that answers the report's requests in 5 ms, without a database. */
async function startStandIn({ isSerial, forgets, limit }: Behaviour): Promise<string> {
  const known = new Set<string>()
  let verifications = 0
  let turn = Promise.resolve()
  const server = createServer(async ({ url, headers }, response) => {
    if (url === '/report/auth-stats') return response.end(JSON.stringify({ verifications, refused: 0 }))
    const token = String(headers.authorization)
    if (forgets || !known.has(token)) verifications += 1
    known.add(token)
    if (verifications > limit) return response.writeHead(401).end()
    if (isSerial) turn = turn.then(() => delay(5))
    await (isSerial ? turn : delay(5))
    response.end('{}')
  })
  running.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function labOf(behaviours: Record<string, Behaviour>): Lab {
  const figures = { stalls: 0, longestMs: 0, blockedMs: 0, durationMs: 1, cpuMs: 1, rssBytes: 1 }
  return {
    site: { databases: {}, folder: '', isQuick: true },
    strategies: Object.keys(behaviours),
    isQuick: true,
    signal: new AbortController().signal,
    async start(strategy) {
      const behaviour = behaviours[strategy]
      if (behaviour === undefined) throw new Error(`no ${strategy} here`)
      return { origin: await startStandIn(behaviour), pid: process.pid, stop: async () => figures }
    },
  }
}

const blocking = { isSerial: true, forgets: true, limit: 1_000 }
const offloaded = { isSerial: false, forgets: false, limit: 1_000 }

describe('the experiment auth-calls', () => {
  it('counts seven calls a page against one a user, and the 401s', async () => {
    const [finding] = await authCalls.measure(labOf({ blocking: { ...blocking, limit: 100 }, offloaded }))
    const rows = finding?.tables?.[0]?.rows ?? []
    expect(rows.map(([, before, after]) => [before, after])).toEqual([
      [7, 1],
      [35, 1],
      [224, 32],
      [224 + 35 - 100, 0],
    ])
    expect(finding?.checks?.map(({ isMet }) => isMet)).toEqual([true, true])
  })

  it('does not find what is no better', async () => {
    const [finding] = await authCalls.measure(labOf({ blocking, offloaded: blocking }))
    expect(finding?.checks?.map(({ isMet }) => isMet)).toEqual([false, false])
  })
})

describe('the experiment page-load', () => {
  it('draws all seven requests of a page, before and after', async () => {
    const [finding] = await pageLoad.measure(labOf({ blocking, offloaded }))
    const [before, after] = finding?.clock?.sections ?? []
    const names = ['revenue', 'regions', 'trend', 'customers', 'products', 'channels', 'filter-options']
    expect(before?.spans.map(({ text }) => text)).toEqual(names)
    expect(after?.spans.map(({ text }) => text)).toEqual(names)
    expect(Math.max(...(before?.spans.map(({ toMs }) => toMs) ?? []))).toBeGreaterThan(34)
    // The seventh has to wait for one of the six connections.
    expect(before?.spans.at(-1)?.fromMs).toBeGreaterThan(4)
  })

  it('measures nothing where pages are refused', async () => {
    const refusing = labOf({ blocking: { ...blocking, limit: 3 }, offloaded })
    await expect(pageLoad.measure(refusing)).rejects.toThrow('was answered with 401')
  })
})
