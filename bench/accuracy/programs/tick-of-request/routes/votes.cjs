const { countLater } = require('../services/count-later.cjs')

module.exports = async (app) => {
  app.get('/count', (_request, reply) => {
    countLater((winner) => reply.send({ winner }))
  })
}
