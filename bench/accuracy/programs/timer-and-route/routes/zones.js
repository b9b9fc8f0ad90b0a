import { Router } from 'express'
import { readZones } from '../storage/zones.js'

export const zoneRoutes = Router()
zoneRoutes.get('/list', async (_request, response) => {
  const zones = await readZones()
  response.json(zones.length)
})
