const { openBoxes } = require('../services/boxes.cjs')

exports.vault = async (response) => {
  const keys = await openBoxes(6)
  response.end(`${keys.length} boxes`)
}
