const { describe } = require('./describe.cjs')

function answerErrors(error, _request, response, next) {
  if (response.headersSent) return next(error)
  const details = describe(error)
  response.status(409).json({ error: error.message, size: details.length })
}

module.exports = { answerErrors }
