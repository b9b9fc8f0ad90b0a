import { Router } from 'express'
import { save } from '../services/save.js'

export function documentRoutes() {
  const router = Router()
  router.get('/:id/save', async ({ params }, response) => {
    response.json({ version: await save(params.id) })
  })
  return router
}
