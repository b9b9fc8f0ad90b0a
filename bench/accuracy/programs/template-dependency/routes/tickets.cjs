const { Router } = require('express')
const { TicketList } = require('../views/ticket-list.cjs')
const { openTickets } = require('../storage/tickets.cjs')

exports.ticketRoutes = () => {
  const router = Router()
  router.get('/list', async (_request, response) => {
    const list = new TicketList(await openTickets())
    response.type('html').send(list.html())
  })
  return router
}
