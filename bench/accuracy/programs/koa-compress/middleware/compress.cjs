const { pack } = require('./pack.cjs')

exports.compress = ({ fromBytes }) => async (ctx, next) => {
  await next()
  if (!Buffer.isBuffer(ctx.body) || ctx.body.length < fromBytes) return
  ctx.body = pack(ctx.body)
  ctx.set('content-encoding', 'gzip')
}
