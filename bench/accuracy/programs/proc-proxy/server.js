import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { letters } from './routes/letters.js'

const app = new Hono()
app.get('/health', (c) => c.text('ok'))
app.route('/letters', letters)
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
