import { describe, expect, it } from 'vitest'
import { parseHar } from '../../src/load/parse-har.ts'

const entry = (url: string, more: object = {}) => ({ request: { method: 'GET', url, headers: [], ...more } })
const har = (...entries: object[]) => JSON.stringify({ log: { version: '1.2', entries } })

describe('parseHar', () => {
  it('repeats what was recorded from this machine, equal requests as one', () => {
    const text = har(
      entry('http://localhost:3000/a?x=1'),
      entry('http://fonts.example.com/font'),
      entry('http://localhost:3000/a?x=1'),
      entry('http://localhost:3000/b', { method: 'POST', postData: { mimeType: 'text/plain', text: 'hi' } }),
    )
    expect(parseHar({ text, file: 'a.har' })).toEqual({
      targets: [
        { url: 'http://localhost:3000/a?x=1', method: 'GET', headers: {}, weight: 2, role: 'load' },
        { url: 'http://localhost:3000/b', method: 'POST', headers: {}, body: 'hi', weight: 1, role: 'load' },
      ],
      skipped: 1,
    })
  })

  it('leaves out headers of the recorded connection and of caches', () => {
    const headers = Object.entries({
      ':authority': 'x',
      Host: 'x',
      Connection: 'keep-alive',
      'Content-Length': '9',
      'If-None-Match': '"1"',
      Cookie: 'a=1',
      Accept: 'text/html',
      'bad name': 'x',
    }).map(([name, value]) => ({ name, value }))
    const { targets } = parseHar({ text: har(entry('http://127.0.0.1/', { headers })), file: 'a.har' })
    expect(targets[0]?.headers).toEqual({ Cookie: 'a=1', Accept: 'text/html' })
  })

  it('aims a recording of a site at the given server', () => {
    const text = har(
      entry('https://cdn.example.com/x'),
      entry('https://shop.example.com/a'),
      entry('https://shop.example.com/b'),
    )
    const { targets, skipped } = parseHar({ text, file: 'a.har', baseUrl: 'http://127.0.0.1:9/z' })
    expect(targets.map(({ url }) => url)).toEqual(['http://127.0.0.1:9/a', 'http://127.0.0.1:9/b'])
    expect(skipped).toBe(1)
  })

  it('counts methods that are not sent as skipped', () => {
    const text = har(entry('http://127.0.0.1/'), entry('http://127.0.0.1/', { method: 'CONNECT' }))
    expect(parseHar({ text, file: 'a.har' }).skipped).toBe(1)
  })

  it.each([
    ['nonsense', 'it is not JSON'],
    ['null', 'it has no log.entries'],
    ['{"log":{}}', 'it has no log.entries'],
    ['{"log":{"entries":[{}]}}', 'log.entries[0].request has no method or URL'],
    [har(entry('http://example.com/')), 'none of its requests went to this machine'],
  ])('says why %s cannot be replayed', (text, why) => {
    expect(() => parseHar({ text, file: 'a.har' })).toThrow(why)
  })
})
