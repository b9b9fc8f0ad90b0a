import express from 'express'
import { nearestStop } from '../services/stops.js'

export const routeRouter = express.Router()

routeRouter.get('/:line/nearest', async (request, response) => {
  const stop = await nearestStop(Number(request.query.x ?? 3), Number(request.query.y ?? 4))
  response.json({ line: request.params.line, stop })
})
