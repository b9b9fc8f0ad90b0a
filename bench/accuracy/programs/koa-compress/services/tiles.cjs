const { setImmediate: turn } = require('node:timers/promises')

const heights = Buffer.alloc(2_600_000)
for (let index = 0; index < heights.length; index++) heights[index] = ((index * index) % 251) ^ (index >> 8)

exports.tileOf = async (map, tile) => {
  await turn()
  heights[0] = map.length + tile
  return heights
}
