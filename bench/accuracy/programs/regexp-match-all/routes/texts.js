import { textOf } from '../storage/texts.js'
import { trailingBlanks } from '../services/blanks.js'

export const textRoutes = async (app) => {
  app.get('/:id/blanks', async ({ params }) => {
    const text = await textOf(params.id)
    return { blanks: trailingBlanks(text) }
  })
}
