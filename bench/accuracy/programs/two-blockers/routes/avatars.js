import { Router } from 'express'
import { avatarFor } from '../services/avatars.js'

export const avatarRoutes = Router()
avatarRoutes.get('/:name', async (request, response) => {
  response.type('application/octet-stream').send(await avatarFor(request.params.name))
})
