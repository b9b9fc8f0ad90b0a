import { itemsOf } from '../services/items.js'

const item = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    price: { type: 'number' },
    from: { type: 'string', format: 'date-time' },
    until: { type: 'string', format: 'date-time' },
    sizes: { type: 'array', items: { type: 'integer' } },
  },
}
const schema = {
  response: { 200: { type: 'object', properties: { section: { type: 'string' }, items: { type: 'array', items: item } } } },
}

export async function catalogueRoutes(app) {
  app.get('/:section/items', { schema }, async ({ params }) => {
    return { section: params.section, items: await itemsOf(params.section) }
  })
}
