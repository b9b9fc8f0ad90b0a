const { Cells } = require('../services/cells.cjs')

const line = `name${' '.repeat(9_000)}town${' '.repeat(9_000)}street,number`

exports.checkImport = function checkImport(request, _response, next) {
  request.columns = new Cells(line).split().length
  next()
}
