import { Router } from 'express'
import { sendItems } from '../controllers/items.js'

export const warehouseRoutes = Router()
warehouseRoutes.get('/:id', ({ params }, response) => response.json({ id: params.id }))
warehouseRoutes.route('/:id/items').get(sendItems)
