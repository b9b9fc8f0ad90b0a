// To be copied to a file of any name. Its functions, routes and errors are called what has broken such reports.
import { createRequire } from 'node:module'

const Fastify = createRequire(process.env.HOSTILE_REQUIRE_FROM)('fastify')

const hostile = `</script><img src=x onerror="globalThis.hacked=1">|\`x\`\u001B[31m\u202E\n::set-output name=a::b ##[error]c`

/** A function is called what its object calls it. */
const named = {
  [hostile](ms) {
    for (const endMs = performance.now() + ms; performance.now() < endMs; );
  },
}

const app = Fastify()
let isEnding = false
app.get('/<img src=x onerror=globalThis.hacked=2>|`y`', async () => {
  if (!isEnding) setTimeout(end, 1_800)
  isEnding = true
  named[hostile](120)
  return 'slow'
})
app.get('/fast', async () => 'fast')
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 0) })

function end() {
  throw Object.assign(new Error(hostile), { name: hostile, code: hostile })
}
