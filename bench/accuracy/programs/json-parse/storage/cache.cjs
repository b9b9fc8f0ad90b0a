const { setTimeout: pause } = require('node:timers/promises')

const entries = new Map()
const features = Array.from({ length: 60_000 }, (_, id) => ({
  id,
  type: 'Feature',
  properties: { name: `place ${id}`, size: id % 13 },
  point: [id / 7, id / 11],
}))
entries.set('features', JSON.stringify({ type: 'FeatureCollection', features }))

exports.read = async (key) => {
  await pause(2)
  return decode(entries.get(key))
}

function decode(text) {
  return JSON.parse(text) // blocks
}
