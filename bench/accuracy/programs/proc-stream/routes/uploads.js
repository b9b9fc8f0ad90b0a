import { Router } from 'express'
import { scan } from '../services/scan.js'

export const uploadRoutes = Router()
uploadRoutes.get('/:id/scan', async ({ params }, response) => {
  response.json(await scan(params.id))
})
