import Koa from 'koa'
import { feedRouter } from './routes/feeds.js'

const app = new Koa()
app.use(feedRouter.routes())
app.listen(0, '127.0.0.1')
