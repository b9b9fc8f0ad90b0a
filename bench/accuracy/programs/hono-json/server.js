import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cities } from './routes/cities.js'

const app = new Hono()
app.get('/health', (c) => c.text('ok'))
app.basePath('/v2').route('/cities', cities)
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
