const { renderPage } = require('../services/render.cjs')

module.exports = async function pages(app) {
  app.get('/pages/:name', async (request, reply) => {
    const body = await renderPage(request.params.name)
    reply.header('content-encoding', 'br').type('text/html')
    return body
  })
}
