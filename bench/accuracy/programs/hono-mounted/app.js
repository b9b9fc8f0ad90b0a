import { Hono } from 'hono'
import { logger } from './middleware/logger.js'
import { shops } from './routes/shops.js'

export const app = new Hono()
app.get('/health', (c) => c.text('ok'))
const api = new Hono().basePath('/api')
api.use('*', logger)
api.route('/shops', shops)
app.route('/', api)
