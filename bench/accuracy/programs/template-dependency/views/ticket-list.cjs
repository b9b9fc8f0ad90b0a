const { compile } = require('plain-template')

const page = compile('<li class="{{state}}">{{title}} of {{owner}}</li>')

class TicketList {
  constructor(tickets) {
    this.tickets = tickets
  }

  html() {
    const items = page.renderAll(this.tickets) // blocks
    return `<ul>${items.slice(0, 2_000)}</ul>`
  }
}

module.exports = { TicketList }
