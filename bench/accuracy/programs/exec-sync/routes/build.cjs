const { describeBuild } = require('../services/build-info.cjs')

exports.handleBuild = async (response) => {
  const info = await describeBuild()
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(info))
}
