const { Notes } = require('../services/notes.cjs')

exports.noteRoutes = async (app) => {
  const notes = new Notes()
  app.get('/notes/:id', async (request) => ({ html: await notes.render(request.params.id) }))
}
