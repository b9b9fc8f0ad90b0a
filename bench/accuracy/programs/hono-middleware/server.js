import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { guard } from './middleware/guard.js'
import { search } from './routes/search.js'

const app = new Hono()
app.get('/health', (c) => c.text('ok'))
app.use('/v1/*', guard)
app.route('/v1/search', search)
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
