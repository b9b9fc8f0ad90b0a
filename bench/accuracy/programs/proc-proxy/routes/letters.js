import { Hono } from 'hono'
import { preview } from '../services/preview.js'

export const letters = new Hono()
letters.get('/:letter/preview', async (c) => c.html(await preview(c.req.param('letter'))))
