const { bytesOf } = require('../storage/downloads.cjs')
const { digestOf } = require('./digest.cjs')

exports.checksumOf = (name) =>
  bytesOf(name)
    .then((bytes) => bytes.subarray(0, bytes.length - name.length))
    .then(digestOf)
    .then((hex) => ({ name, sha512: hex }))
