const last = []

export async function logger(c, next) {
  const startedAt = performance.now()
  await next()
  last.push({ path: c.req.path, ms: performance.now() - startedAt })
  if (last.length > 100) last.shift()
}
