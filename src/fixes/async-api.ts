import type { Fix } from '../model.ts'

export const asyncApi: Fix = {
  id: 'async-api',
  title: 'Call the asynchronous twin',
  summary:
    'Replace the synchronous call by its form that returns a promise or takes a callback, and await it: the work moves off this thread.',
  when: "The call is one of Node's own *Sync functions (fs, child_process, crypto, zlib), or a library's that has both forms, and runs while requests are served.",
  whenNot:
    'It runs once before the server listens, where nobody waits. Under heavy load also look at the thread pool: fs, crypto and zlib share UV_THREADPOOL_SIZE (4) threads.',
  before: `import { execFileSync } from 'node:child_process'
import { pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'

app.post('/login', (request, reply) => {
  const template = readFileSync('welcome.html', 'utf8')
  const key = pbkdf2Sync(request.body.password, salt, 600_000, 32, 'sha256')
  reply.send({ ok: timingSafeEqual(key, expected), template })
})

app.get('/version', () => execFileSync('git', ['describe']).toString())`,
  after: `import { execFile } from 'node:child_process'
import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const derive = promisify(pbkdf2)
const start = promisify(execFile)

app.post('/login', async (request) => {
  const [template, key] = await Promise.all([
    readFile('welcome.html', 'utf8'),
    derive(request.body.password, salt, 600_000, 32, 'sha256'),
  ])
  return { ok: timingSafeEqual(key, expected), template }
})

app.get('/version', async () => (await start('git', ['describe'])).stdout)`,
}
