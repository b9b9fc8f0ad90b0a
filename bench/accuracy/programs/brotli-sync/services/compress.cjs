const { brotliCompressSync, constants } = require('node:zlib')

function compress(html) {
  return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) // blocks
}

module.exports = { compress }
