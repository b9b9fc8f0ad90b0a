import { Router } from 'express'
import { errorsOf } from '../services/errors.js'

export const logRoutes = Router()
logRoutes.get('/:day/errors', (request, response, next) => {
  errorsOf(request.params.day).then((errors) => response.json({ errors }), next)
})
