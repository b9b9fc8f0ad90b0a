import { describe, expect, it } from 'vitest'
import { routeExpression } from '../src/route-pattern.ts'

describe('routeExpression', () => {
  it.each([
    ['/users/:id', '/users/42', '/users/42/posts'],
    ['/users/:id(\\d+)', '/users/42', '/users'],
    ['/users/:id{[0-9]+}', '/users/42', '/users'],
    ['/users/{id}', '/users/42', '/users'],
    ['/files/*path', '/files/a/b', '/file/a'],
    ['/files/(.*)', '/files/a/b', '/file/a'],
    ['/list{/:page}', '/list', '/list/1/2'],
    ['/list/:page?', '/list', '/list/1/2'],
    ['/flights/:from-:to', '/flights/LAX-SFO', '/flights/LAX'],
    ['/a.b+c', '/a.b+c/', '/axb+c'],
    ['/', '/', '/a'],
    ['/^\\/users\\/\\d+$/', '/users/42', '/users/ada'],
    ['/{lone', '/{lone', '/lone'],
    ['/lone)(', '/lone)(', '/lone'],
  ])('%s takes %s, not %s', (pattern, path, other) => {
    const expression = routeExpression(pattern)
    expect([expression.test(path), expression.test(other)]).toEqual([true, false])
  })
})
