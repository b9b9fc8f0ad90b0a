import { describe, expect, it } from 'vitest'
import { parseTargets } from '../../src/load/parse-targets.ts'

const codeOf = (text: string) => {
  try {
    parseTargets([text])
  } catch (error) {
    return (error as { code: string }).code
  }
  return undefined
}

describe('parseTargets', () => {
  it('reads URLs with and without a weight', () => {
    expect(parseTargets(['http://127.0.0.1:3000/slow?n=1', '2.5@http://localhost/fast'])).toEqual([
      { url: 'http://127.0.0.1:3000/slow?n=1', role: 'load' },
      { url: 'http://localhost/fast', weight: 2.5, role: 'load' },
    ])
  })

  it('takes an @ in the path for what it is', () => {
    expect(parseTargets(['http://127.0.0.1/@user'])).toEqual([{ url: 'http://127.0.0.1/@user', role: 'load' }])
  })

  it('sends a user and password as a header, as browsers do', () => {
    const [target] = parseTargets(['3@http://ann:p%40ss@127.0.0.1:1/'])
    expect(target).toMatchObject({ url: 'http://127.0.0.1:1/', weight: 3 })
    expect(target?.headers).toEqual({ authorization: `Basic ${btoa('ann:p@ss')}` })
  })

  it.each(['127.0.0.1:3000', 'https://127.0.0.1/', '/slow', '', '3@', 'http:127.0.0.1'])(
    'says that "%s" is no http:// URL',
    (text) => expect(codeOf(text)).toBe('bad-url'),
  )

  it.each(['0@http://127.0.0.1/', '-1@http://127.0.0.1/', '@http://127.0.0.1/', 'x@http://127.0.0.1/'])(
    'refuses the weight of "%s"',
    (text) => expect(codeOf(text)).toBe('bad-number'),
  )

  it.each([
    'http://example.com/',
    'http://10.0.0.1/',
    'http://[::2]/',
    'http://127.0.0.1.example.com/',
    'http://0.0.0.0/',
  ])('keeps the load on this machine: %s', (text) => expect(codeOf(text)).toBe('not-loopback'))

  it.each(['http://127.9.8.7/', 'http://[::1]:8/', 'http://LOCALHOST/', 'http://2130706433/'])(
    'knows %s as this machine',
    (text) => expect(codeOf(text)).toBeUndefined(),
  )

  it('loads another machine when that is allowed', () => {
    expect(parseTargets(['http://example.com/'], { allowRemote: true })).toHaveLength(1)
  })
})
