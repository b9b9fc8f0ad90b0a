import { Router } from 'express'
import { Dictionary } from '../services/dictionary.ts'

export const wordRoutes = Router()
const dictionary = new Dictionary(70_000)

wordRoutes.get('/:word/like', async (request, response) => {
  const like = await dictionary.like(request.params.word)
  response.json({ like })
})
