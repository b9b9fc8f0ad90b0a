const { dialectOf } = require('../storage/dialect.cjs')

class LegacyReport {
  constructor(id) {
    this.id = id
  }

  async describe() {
    const dialect = await dialectOf(this.id)
    return { id: this.id, escaped: dialect.escape(this.id) }
  }
}

module.exports = { LegacyReport }
