import Koa from 'koa'
import { forecastRouter } from './routes/forecasts.ts'

const app = new Koa()
app.use(forecastRouter.routes())
app.listen(0, '127.0.0.1')
