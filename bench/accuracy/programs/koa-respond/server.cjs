const Koa = require('koa')
const { exportRouter } = require('./routes/exports.cjs')

const app = new Koa()
app.use(exportRouter.routes())
app.listen(0, '127.0.0.1')
