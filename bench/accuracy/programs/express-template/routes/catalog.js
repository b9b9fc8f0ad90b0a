import { Router } from 'express'
import { productsOf } from '../services/products.js'

export const catalogRoutes = Router()
catalogRoutes.get('/:section', async (request, response) => {
  const products = await productsOf(request.params.section)
  response.render('catalog', { section: request.params.section, products })
})
