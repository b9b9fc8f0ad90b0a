import { createServer } from 'node:http'
import { routes } from './routes.js'
import { Router } from './router.js'

const router = new Router(routes)
createServer((request, response) => router.handle(request, response)).listen(0, '127.0.0.1')
