const { checksumOf } = require('../services/checksum.cjs')

module.exports = async (app) => {
  app.get('/:name/checksum', ({ params }) => checksumOf(params.name))
}
