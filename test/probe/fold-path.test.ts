import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { foldPath } from '../../src/probe/fold-path.ts'

describe('foldPath', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['/users/42', '/users/:id'],
    ['/users/42/posts/7', '/users/:id/posts/:id'],
    ['/orders/550e8400-e29b-41d4-a716-446655440000', '/orders/:id'],
    ['/commits/9fceb02d0ae598e95dc970b74767f19372d61af8', '/commits/:id'],
    ['/files/5f2b9c1a', '/files/:id'],
    ['/s/a8Xk29_bQz71LmPw0', '/s/:id'],
    ['/users/42/', '/users/:id/'],
    ['/users/-1', '/users/:id'],
    ['/users/ada@example.org', '/users/:id'],
    ['/users/ada%40example.org/mail', '/users/:id/mail'],
    ['/orders/order-12345', '/orders/:id'],
    ['/days/2024-01-31', '/days/:id'],
    ['/days/2024-01-31T10:00:00Z', '/days/:id'],
    ['/events/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/events/:id'],
    ['/boards/V1StGXR8_Z5jdHi6B-myT', '/boards/:id'],
    ['/videos/dQw4w9WgXcQ', '/videos/:id'],
    ['/customers/cus_NffrFeUfNV2Hib', '/customers/:id'],
    [
      '/verify/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
      '/verify/:id',
    ],
    ['/uploads/5f2b9c1a.png', '/uploads/:id.png'],
    [`/search/${'x'.repeat(101)}`, '/search/:id'],
    ['/broken/%zz', '/broken/%zz'],
  ])('folds %s to %s', (path, folded) => {
    expect(foldPath(path)).toBe(folded)
  })

  it.each([
    '/v1/users',
    '/deadbeef',
    '/feedface/cafe',
    '/how-to-write-a-good-article',
    '/top-10-node-tips-2024',
    '/covid19-2020-update',
    '/getUserProfileSettingsPage',
    '/authorization_endpoint',
    '/internationalization',
    '/E2ETestResults',
    '/jquery-3.7.1.min.js',
    '/apple-touch-icon-precomposed.png',
    '/.well-known/openid-configuration',
    '/@scope/package',
    '/caf%C3%A9-au-lait',
    '/hello%20world',
    '/x86_64-linux-gnu',
    '/a1',
    '/index-4.html',
    '/2fa',
  ])('leaves %s as it is', (path) => {
    expect(foldPath(path)).toBe(path)
  })

  const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  it.each<[string, () => string, leastOf1000: number]>([
    ['UUIDs', randomUUID, 1000],
    ['ObjectIds', () => randomBytes(12).toString('hex'), 1000],
    ['ULIDs', () => `01${characters(base62.slice(0, 34), 24)}`, 990],
    ['cuids', () => `c${characters(base62.slice(0, 10) + base62.slice(36), 24)}`, 990],
    ['nanoids', () => characters(`${base62}_-`, 21), 980],
    ['base64', () => randomBytes(24).toString('base64url'), 990],
    ['tokens of 11 characters', () => characters(`${base62}_-`, 11), 700],
  ])('folds random %s', (_kind, make, leastOf1000) => {
    const paths = Array.from({ length: 1000 }, () => `/${make()}`)
    expect(paths.filter((path) => foldPath(path) === '/:id').length).toBeGreaterThanOrEqual(leastOf1000)
  })

  it('cuts a path of many parts', () => {
    const path = '/a'.repeat(40)
    expect(foldPath(path)).toBe(`${'/a'.repeat(12)}/…`)
    expect(foldPath('/a'.repeat(12))).toBe('/a'.repeat(12))
  })
})

function characters(alphabet: string, count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet[byte % alphabet.length]).join('')
}
