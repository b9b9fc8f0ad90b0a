import { Hono } from 'hono'

export const search = new Hono()
search.get('/:index/recent', (c) => c.json({ index: c.req.param('index'), recent: [] }))
