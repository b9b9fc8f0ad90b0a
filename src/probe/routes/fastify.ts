import { subscribeSafely } from '../subscribe.ts'
import type { RouteTeller } from './route-teller.ts'

/** Fastify 5 publishes each request's route, with the prefixes of its plugins, as the handler begins. Fastify 4 only tells of new
 *  instances: they get a hook.
 *  https://fastify.dev/docs/latest/Reference/Hooks/#diagnostics-channel-hooks */
export const fastify: RouteTeller = {
  start(host) {
    function note(message: object, url: unknown): void {
      const entry = host.find(message)
      if (entry !== undefined) entry.framework = { fastifyUrl: url }
    }
    subscribeSafely('tracing:fastify.request.handler:start', (message) => {
      const { request, route } = message as { request: { raw: object }; route: { url: unknown } }
      note(request.raw, route.url)
    })
    subscribeSafely('fastify.initialization', (message) => {
      const { fastify: instance } = message as { fastify: FastifyInstance }
      if (!instance.version.startsWith('4.')) return
      instance.addHook('onRequest', (request, _reply, done) => {
        try {
          note(request.raw, request.routeOptions?.url)
        } finally {
          done()
        }
      })
    })
  },
  patternOf({ framework }) {
    const { fastifyUrl } = (framework ?? {}) as { fastifyUrl?: unknown }
    return typeof fastifyUrl === 'string' ? fastifyUrl : undefined
  },
}

interface FastifyInstance {
  version: string
  addHook(name: 'onRequest', hook: (request: FastifyRequest, reply: unknown, done: () => void) => void): void
}

interface FastifyRequest {
  raw: object
  routeOptions?: { url?: unknown }
}
