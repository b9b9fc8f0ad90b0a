import { fingerprint } from '../services/fingerprint.js'
import { loadReport } from '../storage/reports.js'

export async function reportRoutes(app) {
  app.get('/:id/etag', async (request) => {
    const report = await loadReport(request.params.id)
    return { etag: await fingerprint(report) }
  })
}
