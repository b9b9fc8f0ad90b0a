import { Router } from 'express'
import { findAlike } from '../services/find-alike.ts'

export const peopleRoutes = Router()
peopleRoutes.get('/:name/alike', async ({ params }, response) => {
  response.json(await findAlike(params.name))
})
