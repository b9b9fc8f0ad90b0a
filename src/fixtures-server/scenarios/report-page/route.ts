import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuthClient } from './auth/auth-client.ts'
import type { TokenVerifier } from './auth/token-verifier.ts'
import { reportPageHtml } from './page-html.ts'
import { type WidgetId, widgets } from './report-parts.ts'
import type { ReportService } from './report-service.ts'
import { requireToken } from './require-token.ts'

const querystring = {
  type: 'object',
  required: ['year'],
  properties: { year: { type: 'integer', minimum: 2000, maximum: 2100 } },
}
const params = {
  type: 'object',
  properties: { widget: { enum: Object.keys(widgets) } },
}

/** What the routes hand on to. */
export interface ReportServices {
  reports: ReportService
  verifier: TokenVerifier
  authClient: AuthClient
}

/** GET /report/widgets/:widget and /report/filter-options, with a token; the page that asks for them, and how often
 *  the auth server was asked, without. */
export function registerReport(app: FastifyInstance, { reports, verifier, authClient }: ReportServices): void {
  app.get('/report/page', async function getPage(_request, reply) {
    return reply.type('text/html').send(reportPageHtml())
  })

  app.get('/report/auth-stats', async function getAuthStats() {
    return authClient.readStats()
  })

  app.register(async function addGuardedRoutes(guarded) {
    guarded.addHook('onRequest', requireToken(verifier))

    guarded.get('/report/widgets/:widget', { schema: { querystring, params } }, async function getWidget(request) {
      const { widget } = request.params as { widget: WidgetId }
      return reports.getWidget(widget, yearOf(request))
    })

    guarded.get('/report/filter-options', { schema: { querystring } }, async function getFilterOptions(request) {
      return reports.getFilterOptions(yearOf(request))
    })
  })
}

function yearOf({ query }: FastifyRequest): number {
  return (query as { year: number }).year
}
