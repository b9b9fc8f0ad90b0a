const { countFeatures } = require('../services/features.cjs')

exports.tilesRoute = async (request, response) => {
  response.json({ zoom: request.params.zoom, features: await countFeatures() })
}
