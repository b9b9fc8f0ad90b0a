import { Router } from 'express'

export const reportRoutes = Router()
reportRoutes.get('/:year', ({ params, number }, response) => response.json({ year: params.year, number }))
