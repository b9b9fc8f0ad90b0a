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
  ])('folds %s to %s', (path, folded) => {
    expect(foldPath(path)).toBe(folded)
  })

  it.each(['/v1/users', '/deadbeef', '/feedface/cafe', '/how-to-write-a-good-article', '/a1', '/index-4.html', '/2fa'])(
    'leaves %s as it is',
    (path) => {
      expect(foldPath(path)).toBe(path)
    },
  )

  it('cuts a path of many parts', () => {
    const path = '/a'.repeat(40)
    expect(foldPath(path)).toBe(`${'/a'.repeat(12)}/…`)
    expect(foldPath('/a'.repeat(12))).toBe('/a'.repeat(12))
  })
})
