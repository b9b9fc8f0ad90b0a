const Koa = require('koa')
const { compress } = require('./middleware/compress.cjs')
const { mapRouter } = require('./routes/maps.cjs')

const app = new Koa()
app.use(compress({ fromBytes: 1000 }))
app.use(mapRouter.routes())
app.listen(0, '127.0.0.1')
