export async function measureTime(ctx, next) {
  const startedAt = performance.now()
  await next()
  ctx.set('server-timing', `app;dur=${(performance.now() - startedAt).toFixed(1)}`)
}
