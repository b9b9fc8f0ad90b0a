const { createHash } = require('node:crypto')

function shardOf(name, count) {
  const digest = createHash('sha1').update(name).digest() // blocks
  return digest[0] % count
}

module.exports = { shardOf }
