import Koa from 'koa'
import { apiRouter } from './routes/api.js'
import { answerErrors } from './middleware/answer-errors.js'
import { measureTime } from './middleware/measure-time.js'

const app = new Koa()
app.use(answerErrors).use(measureTime)
app.use(apiRouter.routes()).use(apiRouter.allowedMethods())
app.listen(0, '127.0.0.1')
