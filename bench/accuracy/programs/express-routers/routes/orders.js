import { Router } from 'express'
import { listOrders } from '../controllers/orders.js'

export const orderRoutes = Router({ mergeParams: true })
orderRoutes.get('/', listOrders)
