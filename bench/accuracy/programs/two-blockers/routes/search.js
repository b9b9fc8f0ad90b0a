import { Router } from 'express'
import { search } from '../services/search.js'

export const searchRoutes = Router()
searchRoutes.get('/:word', async (request, response) => {
  response.json(await search(request.params.word))
})
