import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { Scenario, ScenarioDatabase } from './scenarios/scenario.ts'

export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** Lets the requests in flight end, then closes the database connections too. */
  close(): Promise<void>
}

/** Starts the sample server on 127.0.0.1: the scenario's routes in one of its strategies, and GET /health.
 *  @param options.port 0: any free one
 *  @throws what Fastify or the database driver throws; nothing listens then
 */
export async function startServer(options: {
  scenario: Scenario
  strategy: string
  database: ScenarioDatabase
  port: number
}): Promise<RunningServer> {
  const app = Fastify()
  app.get('/health', async function getHealth() {
    return { status: 'ok' }
  })
  await options.scenario.register(app, options.strategy, options.database)
  await app.listen({ host: '127.0.0.1', port: options.port })
  const { port } = app.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => app.close() }
}
