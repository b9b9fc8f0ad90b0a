const { names } = require('../storage/names.cjs')
const { shardOf } = require('./shard-of.cjs')

exports.planShards = async () => {
  const sizes = new Array(8).fill(0)
  for (const name of await names()) sizes[shardOf(name, sizes.length)]++
  return sizes
}
