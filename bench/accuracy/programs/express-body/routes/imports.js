import { Router } from 'express'
import { accept } from '../services/imports.js'

export const importRoutes = Router()
importRoutes.post('/:source', async (request, response) => {
  response.status(202).json(await accept(request.params.source, request.body.readings))
})
