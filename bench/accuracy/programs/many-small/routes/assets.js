import { Router } from 'express'
import { manifest } from '../services/manifest.js'

export function assetRoutes() {
  const router = Router()
  router.get('/assets/manifest', async (_request, response) => {
    response.json({ missing: await manifest() })
  })
  return router
}
