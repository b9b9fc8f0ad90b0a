import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import { toJson } from '../services/to-json.js'
import { featuresOf } from '../storage/features.js'

export function tileRoutes() {
  const router = Router()
  router.get('/:zoom', async (request, response) => {
    response.type('json')
    await pipeline(Readable.from(toJson(featuresOf(request.params.zoom))), response)
  })
  return router
}
