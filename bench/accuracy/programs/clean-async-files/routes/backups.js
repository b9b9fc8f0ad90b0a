import { Router } from 'express'
import { packedSize } from '../services/backups.js'

export const backupRoutes = Router()
backupRoutes.get('/:name/size', async (_request, response) => {
  response.json({ size: await packedSize() })
})
