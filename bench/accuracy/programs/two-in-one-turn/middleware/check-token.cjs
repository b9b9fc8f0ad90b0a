const { stretch } = require('../services/stretch.cjs')

exports.checkToken = function checkToken(request, _response, next) {
  request.token = stretch(request.headers['x-token'] ?? 'none')
  next()
}
