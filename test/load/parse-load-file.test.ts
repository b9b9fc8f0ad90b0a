import { describe, expect, it } from 'vitest'
import { parseLoadFile } from '../../src/load/parse-load-file.ts'

const parse = (value: unknown, baseUrl: string | undefined = 'http://127.0.0.1:3000/base') =>
  parseLoadFile({
    text: typeof value === 'string' ? value : JSON.stringify(value),
    file: 'load.json',
    ...(baseUrl ? { baseUrl } : {}),
  })

describe('parseLoadFile', () => {
  it('reads requests, rate and connections', () => {
    const file = parse({
      requests: [
        { path: '/items?q=1', weight: 3 },
        { method: 'post', path: '/items', headers: { 'x-key': 'a' }, body: { name: 'pen' } },
        { method: 'PUT', path: 'http://localhost:4000/raw', body: 'text' },
      ],
      rate: 12.5,
      connections: 4,
    })
    expect(file).toEqual({
      targets: [
        { url: 'http://127.0.0.1:3000/items?q=1', weight: 3, role: 'load' },
        {
          url: 'http://127.0.0.1:3000/items',
          method: 'POST',
          headers: { 'x-key': 'a', 'content-type': 'application/json' },
          body: '{"name":"pen"}',
          role: 'load',
        },
        { url: 'http://localhost:4000/raw', method: 'PUT', body: 'text', role: 'load' },
      ],
      ratePerSecond: 12.5,
      connections: 4,
    })
  })

  it('keeps a content type that the file names', () => {
    const { targets } = parse({ requests: [{ path: '/', headers: { 'Content-Type': 'application/x' }, body: [1] }] })
    expect(targets[0]?.headers).toEqual({ 'Content-Type': 'application/x' })
  })

  it.each([
    ['{', 'it is not JSON'],
    [[], 'it must hold an object'],
    [{ requests: [] }, '"requests" must be a list of at least one'],
    [{ requests: [{ path: '/', weigth: 2 }] }, 'requests[0] has no "weigth"'],
    [{ requests: [{ path: 'items' }] }, 'requests[0].path must begin with / or http://'],
    [{ requests: [{ path: '/' }, { path: '/', weight: 0 }] }, 'requests[1].weight must be a number above 0, got 0'],
    [{ requests: [{ path: '/', method: 'FETCH' }] }, 'requests[0].method must be one of GET'],
    [{ requests: [{ path: '/', headers: { a: 1 } }] }, 'requests[0].headers["a"] must be text'],
    [{ requests: [{ path: '/', headers: { a: 'x\r\nhost: y' } }] }, 'characters that HTTP does not allow'],
    [{ requests: [{ path: '/' }], rate: '5' }, '"rate" must be a number above 0, got "5"'],
    [{ requests: [{ path: '/' }], connections: 1.5 }, '"connections" must be a whole number'],
  ])('says what is wrong with %j', (value, why) => {
    expect(() => parse(value)).toThrow(why)
  })

  it('asks for the server when paths name none', () => {
    expect(() => parse({ requests: [{ path: '/' }] }, '')).toThrow('add --url')
  })

  it('keeps a path that begins with two slashes on the same server', () => {
    expect(parse({ requests: [{ path: '//example.com/x' }] }).targets[0]?.url).toBe(
      'http://127.0.0.1:3000//example.com/x',
    )
  })

  it('keeps the load on this machine', () => {
    expect(() => parse({ requests: [{ path: 'http://example.com/' }] })).toThrow('this machine only')
  })
})
