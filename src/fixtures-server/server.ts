import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { indexPage, type Lacking } from './index-page.ts'
import { watchConnections } from './open-connections.ts'
import type { Scenario, ScenarioSite } from './scenarios/scenario.ts'

export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** Lets the requests in flight end, then closes the database connections too. */
  close(): Promise<void>
}

/** One story, told in one way. */
export interface Telling {
  scenario: Scenario
  strategy: string
  site: ScenarioSite
}

/** Starts the sample server on 127.0.0.1: the routes of each telling, GET /health, and an index page that links them.
 *  @param options.port 0: any free one
 *  @param options.lacking scenarios that cannot be told here, for the index page
 *  @throws what Fastify or the database driver throws; nothing listens then
 */
export async function startServer(options: {
  tellings: readonly Telling[]
  lacking: readonly Lacking[]
  port: number
}): Promise<RunningServer> {
  const app = Fastify()
  app.get('/', async function getIndex(request, reply) {
    reply.type('text/html; charset=utf-8')
    return indexPage(options, `${request.protocol}://${request.host}`)
  })
  app.get('/health', async function getHealth() {
    return { status: 'ok' }
  })
  for (const { scenario, strategy, site } of options.tellings) {
    // In a plugin of its own: what one story adds to the server, another does not see.
    await app.register(async function addScenario(own) {
      await scenario.register(own, strategy, site)
    })
  }
  const closeConnections = watchConnections(app.server)
  await app.listen({ host: '127.0.0.1', port: options.port })
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = app.close()
      closeConnections()
      await closed
    },
  }
}
