const { Router } = require('express')
const { InvoiceService } = require('../services/invoices.cjs')

const invoices = new InvoiceService()
const invoiceRoutes = Router()
invoiceRoutes.get('/:id/lines', async (request, response) => {
  const text = await invoices.export(request.params.id)
  response.json({ length: text.length })
})

module.exports = { invoiceRoutes }
