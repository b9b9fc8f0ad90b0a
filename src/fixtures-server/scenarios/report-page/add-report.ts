import type { FastifyInstance } from 'fastify'
import type { DatabasePlace } from '../../databases/database.ts'
import { AuthClient } from './auth/auth-client.ts'
import { startAuthServer } from './auth/start-auth-server.ts'
import type { Backend } from './backend.ts'
import { ReportService } from './report-service.ts'
import { registerReport } from './route.ts'

export interface ReportSite {
  database: DatabasePlace
  /** Opens one of the two ways of answering. */
  openBackend(database: DatabasePlace, authClient: AuthClient): Promise<Backend>
  /** REPORT_AUTH_URL: an auth server that is up; without it one is started, which ends with the app.
   *  REPORT_DATABASE_URL: another way to the same database. */
  env: NodeJS.ProcessEnv
}

/** Puts the layers together, and adds their routes.
 *  @throws what the driver throws when the database is not there: it is asked once, before the server listens
 */
export async function addReport(app: FastifyInstance, { database, openBackend, env }: ReportSite): Promise<void> {
  const place = { ...database, url: env.REPORT_DATABASE_URL ?? database.url }
  const authUrl = env.REPORT_AUTH_URL ?? (await startOwnAuthServer(app))
  const authClient = new AuthClient(authUrl)
  const { executor, executeAll, verifier } = await openBackend(place, authClient)
  app.addHook('onClose', async () => {
    verifier.close()
    await executor.close()
  })
  await executor.executeQuery({ statement: 'SELECT 1', params: [] })
  await authClient.readStats()
  const reports = new ReportService({ executor, executeAll }, place)
  registerReport(app, { reports, verifier, authClient })
}

async function startOwnAuthServer(app: FastifyInstance): Promise<string> {
  const { url, stop } = await startAuthServer()
  app.addHook('onClose', stop)
  return url
}
