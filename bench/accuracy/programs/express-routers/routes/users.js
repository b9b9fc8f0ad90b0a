import { Router } from 'express'
import { orderRoutes } from './orders.js'

export const userRoutes = Router()
userRoutes.get('/:id', (request, response) => response.json({ id: request.params.id }))
userRoutes.use('/:id/orders', orderRoutes)
