import { Router } from 'express'
import { firstTags } from '../services/tags.js'

export const tagRoutes = Router()

tagRoutes.get('/first/:count', async (request, response) => {
  response.json(await firstTags(Number(request.params.count)))
})
