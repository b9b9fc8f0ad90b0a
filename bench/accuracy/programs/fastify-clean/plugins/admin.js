import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(pbkdf2)
const row = { type: 'object', properties: { id: { type: 'integer' }, total: { type: 'number' } } }

export async function adminPlugin(app) {
  app.addHook('preHandler', async (request) => {
    request.key = await derive('guest', 'salt of guest', 90_000, 64, 'sha512')
  })
  app.get('/reports/:id', { schema: { response: { 200: { type: 'array', items: row } } } }, async ({ params }) => {
    return Array.from({ length: 300 }, (_, id) => ({ id: id + Number(params.id), total: id * 1.5 }))
  })
}
