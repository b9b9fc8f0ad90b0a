const { Cells } = require('../services/cells.cjs')

const line = `name${' '.repeat(9_000)}town${' '.repeat(9_000)}street,number`

exports.checkImport = function checkImport(request, _response, next) {
  const cells = new Cells(line)
  request.columns = cells.split().length + cells.words()
  next()
}
