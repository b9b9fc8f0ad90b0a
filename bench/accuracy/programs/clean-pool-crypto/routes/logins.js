import { Router } from 'express'
import { tokenFor } from '../services/tokens.js'

export const loginRoutes = Router()
loginRoutes.get('/:name', async ({ params }, response) => {
  response.json({ token: await tokenFor(params.name) })
})
