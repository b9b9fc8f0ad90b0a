import { Router } from 'express'
import { solutionsOf } from '../services/solutions.js'

export const puzzleRoutes = Router()
puzzleRoutes.get('/:id/solutions', async ({ params }, response) => {
  response.json({ solutions: await solutionsOf(Number(params.id)) })
})
