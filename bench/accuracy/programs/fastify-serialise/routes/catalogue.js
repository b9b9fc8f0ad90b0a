import { itemsOf } from '../services/items.js'

const item = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    price: { type: 'number' },
    tags: { type: 'array', items: { type: 'string' } },
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
