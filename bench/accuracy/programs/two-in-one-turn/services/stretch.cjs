const { pbkdf2Sync } = require('node:crypto')

function stretch(token) {
  const bytes = pbkdf2Sync(token, 'salt', 150_000, 64, 'sha256') // blocks: token
  return bytes.toString('hex')
}

module.exports = { stretch }
