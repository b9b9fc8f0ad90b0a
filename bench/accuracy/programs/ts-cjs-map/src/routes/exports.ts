import { Router } from 'express'
import { archiveOf } from '../services/archives'

export const exportRoutes = Router()

exportRoutes.get('/:id/archive', async (request, response) => {
  const archive = await archiveOf(Number(request.params.id))
  response.type('application/gzip').send(archive)
})
