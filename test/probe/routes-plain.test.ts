import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { blockingCaptures } from './blocking-captures.ts'
import { type ProbedRun, runProbed } from './run-program.ts'

describe('what blocks in node:http', () => {
  it('while the end of a body is handled belongs to its request', async () => {
    const run = await serve(async (port) => {
      const size = await fetch(`http://127.0.0.1:${port}/body`, { method: 'POST', body: 'x'.repeat(100_000) })
      expect(await size.text()).toBe('100000')
      await fetch(`http://127.0.0.1:${port}/body`, { method: 'POST', body: 'small' })
    })
    expect(blamed(run)).toEqual(['POST /body'])
  })

  it.each(['HEAD', 'OPTIONS', 'DELETE'])('in a %s request is that of its method', async (method) => {
    const run = await serve(async (port) => {
      await fetch(`http://127.0.0.1:${port}/blocks/42`, { method })
    })
    expect(blamed(run)).toEqual([`${method} /blocks/:id`])
  })

  it('belongs to the one of several pipelined requests that ran', async () => {
    const run = await serve(async (port) => {
      const socket = connect(port, '127.0.0.1')
      const asked = ['/waits/1', '/blocks/2', '/waits/3'].map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n`)
      socket.write(`${asked.join('\r\n')}Connection: close\r\n\r\n`)
      expect(await text(socket)).toMatch(/\/waits\/1.*\/blocks\/2.*\/waits\/3/s)
    })
    expect(blamed(run)).toEqual(['GET /blocks/:id'])
    expect(run.process.requests.map(({ endMs }) => endMs !== undefined)).toEqual([true, true, true])
  })

  it('after the answer is background work', async () => {
    const run = await serve(async (port) => {
      await fetch(`http://127.0.0.1:${port}/starts-a-timer`)
      await delay(500)
    })
    expect(blamed(run)).toEqual(['background'])
  })

  it('in an upgraded connection or a tunnel is background work, also after a request', async () => {
    const run = await serve(async (port) => {
      const socket = connect(port, '127.0.0.1')
      socket.write('GET /waits/1 HTTP/1.1\r\nHost: a\r\n\r\n')
      await once(socket, 'data')
      socket.write('GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n')
      await once(socket, 'data')
      socket.write('message')
      expect(await text(socket)).toContain('blocked')
      const tunnel = request({ port, host: '127.0.0.1', method: 'CONNECT', path: 'a:1' }).end()
      await once(tunnel, 'connect')
    })
    expect(blamed(run)).toEqual(['background'])
    expect([...run.process.routes.values()].map(({ route }) => route)).toEqual(['/waits/:id'])
  })
})

function serve(load: (port: number) => Promise<void>): Promise<ProbedRun> {
  return runProbed('routes/plain.mjs', {
    during: async ({ firstLine, kill }) => {
      await load(Number(firstLine))
      await delay(50)
      kill('SIGTERM')
    },
  })
}

/** What the captures at the blocking line belong to, each once. */
function blamed(run: ProbedRun): string[] {
  const requests = blockingCaptures(run).map(({ request }) => request)
  return [...new Set(requests.map((one) => (one === undefined ? 'background' : `${one.method} ${one.route}`)))]
}
