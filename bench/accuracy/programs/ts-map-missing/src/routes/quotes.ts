import { Router } from 'express'
import { latestQuote, type Quote } from '../services/quotes.js'
import { digestOf } from '../services/digest.js'

export const quoteRoutes = Router()

quoteRoutes.get('/:which/digest', async (request, response) => {
  const quote: Quote = await latestQuote(request.params.which)
  response.json({ digest: digestOf(quote) })
})
