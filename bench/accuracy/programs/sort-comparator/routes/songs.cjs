const { topSongs } = require('../services/ranking.cjs')

module.exports = async (app) => {
  app.get('/top/:count', async ({ params }) => topSongs(Number(params.count)))
}
