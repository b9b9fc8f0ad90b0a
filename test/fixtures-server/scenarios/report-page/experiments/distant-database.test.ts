import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { moveAway } from '../../../../../src/fixtures-server/scenarios/report-page/experiments/distant-database.ts'

describe('a distant database', () => {
  it('answers the same bytes in the same order, a round trip later', async () => {
    const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const distant = await moveAway(`postgres://me:secret@127.0.0.1:${(server.address() as AddressInfo).port}/test`, {
      roundTripMs: 60,
    })
    const { username, password, pathname, port } = new URL(distant.url)
    expect([username, password, pathname]).toEqual(['me', 'secret', '/test'])
    const client = connect(Number(port), '127.0.0.1')
    const startMs = performance.now()
    const answer = text(client)
    for (const word of ['one ', 'two ', 'three']) client.write(word)
    await once(client, 'readable')
    expect(performance.now() - startMs).toBeGreaterThan(55)
    client.end()
    expect(await answer).toBe('one two three')
    await distant.close()
    server.close()
  })
})
