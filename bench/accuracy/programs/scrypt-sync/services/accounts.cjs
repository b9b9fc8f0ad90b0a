const crypto = require('node:crypto')

const cost = { N: 16_384, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

class Accounts {
  async tokenFor(name) {
    const secret = await this.secretOf(name)
    const key = this.#stretch(secret)
    return key.toString('base64url')
  }

  async secretOf(name) {
    return crypto.createHash('sha256').update(name).digest()
  }

  #stretch(secret) {
    const key = crypto.scryptSync(secret, 'pepper', 32, cost) // blocks
    return key.subarray(0, 16)
  }
}

module.exports = { Accounts }
