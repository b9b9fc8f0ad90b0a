import { Router } from 'express'
import { forecast } from '../services/forecast.js'

export const weatherRoutes = Router()
weatherRoutes.get('/:town', async (request, response) => {
  response.json(await forecast(request.params.town))
})
