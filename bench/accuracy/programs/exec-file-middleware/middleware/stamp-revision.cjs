const { Revision } = require('../services/revision.cjs')

exports.stampRevision = () => {
  const revision = new Revision(process.execPath)
  return function stamp(_request, response, next) {
    response.set('x-revision', revision.current())
    next()
  }
}
