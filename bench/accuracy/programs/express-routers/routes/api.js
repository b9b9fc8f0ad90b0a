import { Router } from 'express'
import { userRoutes } from './users.js'

const version1 = Router()
version1.use('/users', userRoutes)

export const apiRoutes = Router()
apiRoutes.use('/v1', version1)
