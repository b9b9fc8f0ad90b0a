import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import type { LiveRequest } from '../../src/probe/requests.ts'
import type { ExpressLayer } from '../../src/probe/routes/express-shapes.ts'
import { patternOf } from '../../src/probe/routes/tellers.ts'

interface Router {
  (): unknown
  use(path: string, router: Router): Router
  get(path: string, handler: () => void): Router
  stack: ExpressLayer[]
}

/** It comes without types. */
const express = createRequire(import.meta.url)('express') as { (): Router; Router(): Router }

function request(url: string, told: { message?: object; framework?: object }): LiveRequest {
  return { id: 1, method: 'GET', url, startMs: 0, isDone: false, message: {}, ...told }
}

/** A route below layers, as a message leaves it. */
function mounted(layers: ExpressLayer[], asked: { path: unknown; baseUrl: string; url?: string }): string | undefined {
  const route = { path: asked.path }
  let stack: ExpressLayer[] = [{ route }]
  for (const layer of layers.toReversed()) stack = [{ ...layer, handle: Object.assign(() => {}, { stack }) }]
  const app = Object.assign(() => {}, { _router: Object.assign(() => {}, { stack }) })
  const url = asked.url ?? `${asked.baseUrl}/x`
  return patternOf(request(url, { message: { route, baseUrl: asked.baseUrl, app } }))
}

describe('the pattern of an Express route', () => {
  // The regular expressions are those that Express 4.21 makes of /api, /shops/:shop and ['/a/:x', '/b'].
  const api: ExpressLayer = { regexp: /^\/api\/?(?=\/|$)/i, keys: [] }
  const shop: ExpressLayer = { regexp: /^\/shops(?:\/([^/]+?))\/?(?=\/|$)/i, keys: [{ name: 'shop' }] }
  const several: ExpressLayer = { regexp: /^\/a(?:\/([^/]+?))\/?(?=\/|$)|^\/b\/?(?=\/|$)/i, keys: [{ name: 'x' }] }

  it('has the names in its prefix, from the regular expressions of Express 4', () => {
    expect(mounted([api, shop], { path: '/items/:item', baseUrl: '/api/shops/shops' })).toBe(
      '/api/shops/:shop/items/:item',
    )
    expect(mounted([several], { path: '/', baseUrl: '/a/7' })).toBe('/a/:x')
    expect(mounted([several], { path: '/', baseUrl: '/b' })).toBe('/b')
  })

  it('has the names in its prefix, from the matchers of router 2.2', () => {
    const matcher = (path: string) => {
      const [matched, value = ''] = /^\/shops\/([^/]+)/.exec(path) ?? []
      return matched === undefined ? (false as const) : { path: matched, params: { shop: decodeURIComponent(value) } }
    }
    expect(mounted([{ matchers: [matcher] }], { path: '/items', baseUrl: '/shops/a%20b' })).toBe('/shops/:shop/items')
  })

  it('keeps a prefix as it was asked for, folded, where the way to the route is not known', () => {
    expect(patternOf(request('/x/42/y', { message: { route: { path: '/y' }, baseUrl: '/x/42' } }))).toBe('/x/:id/y')
    expect(mounted([api], { path: '/y', baseUrl: '/elsewhere' })).toBe('/elsewhere/y')
  })

  it('is that of its several paths that was asked for', () => {
    const path = ['/old/:id', '/new/:id{/:detail}', /^\/archive/]
    const of = (url: string) => mounted([], { path, baseUrl: '', url })
    expect([of('/old/1?x'), of('/new/1/'), of('/archive/2020')]).toEqual([
      '/old/:id',
      '/new/:id{/:detail}',
      '/^\\/archive/',
    ])
    expect(of('/none')).toBeUndefined()
  })

  it('tells apart the places where one router is mounted', () => {
    const app = express()
    const items = express.Router().get('/:item', () => {})
    app.use('/shops/:shop', items)
    app.use('/offers', items)
    const route = items.stack[0]?.route
    const at = (baseUrl: string) => patternOf(request(`${baseUrl}/1`, { message: { route, baseUrl, app } }))
    expect([at('/shops/1'), at('/offers'), at('/shops/2')]).toEqual([
      '/shops/:shop/:item',
      '/offers/:item',
      '/shops/:shop/:item',
    ])
  })

  it('is not known before the request has come to a route', () => {
    expect(patternOf(request('/x', { message: { baseUrl: '/x' } }))).toBeUndefined()
  })
})

describe('the pattern of other routes', () => {
  it('has what koa-mount cut off', () => {
    const of = (framework: object) => patternOf(request('/v1/api/shops/42?x=1', { framework }))
    expect(of({ _matchedRoute: '/shops/:shop', mountPath: '/api' })).toBe('/v1/api/shops/:shop')
    expect(of({ _matchedRoute: '/v1/api/shops/:shop' })).toBe('/v1/api/shops/:shop')
    expect(of({ _matchedRoute: /^\/v1/ })).toBe('/^\\/v1/')
    expect(of({ _matchedRoute: undefined })).toBeUndefined()
  })

  it('is not that of middleware in Hono', () => {
    const of = (...routes: [method: string, path: string][]) =>
      patternOf(
        request('/', { framework: { honoMatch: [routes.map(([method, path]) => [[null, { method, path }], {}])] } }),
      )
    expect(of(['ALL', '/*'], ['GET', '/shops/:shop'], ['GET', '/*'])).toBe('/shops/:shop')
    expect(of(['ALL', '/*'], ['ALL', '/shops/:shop'])).toBe('/shops/:shop')
    expect(of(['ALL', '/*'], ['GET', '/files/*'])).toBe('/files/*')
    expect(of(['ALL', '/*'])).toBeUndefined()
    expect(of()).toBeUndefined()
  })

  it('is none where hapi found no route', () => {
    const of = (route: object) => patternOf(request('/', { framework: { route } }))
    expect(of({ path: '/shops/{shop}', method: 'get' })).toBe('/shops/{shop}')
    expect(of({ path: '/{p*}', method: '_special' })).toBeUndefined()
  })
})

describe('a route that an error has left', () => {
  it('has its mount path all the same: Express has put baseUrl back', () => {
    const shops = { rawPath: '/shops/:shop', matchers: [takes('/shops/', 3)] }
    const stock = { rawPath: '/stock', matchers: [takes('/stock', 2)] }
    expect(mounted([shops, stock], { path: '/:item', baseUrl: '', url: '/shops/7/stock/12' })).toBe(
      '/shops/:shop/stock/:item',
    )
  })
})

/** A matcher that takes as many segments of a path with this beginning, the empty one before the first slash included. */
function takes(beginning: string, count: number) {
  return (path: string) => path.startsWith(beginning) && { path: path.split('/').slice(0, count).join('/'), params: {} }
}
