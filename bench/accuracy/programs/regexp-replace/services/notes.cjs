const { setTimeout: pause } = require('node:timers/promises')
const { cleanLines } = require('./clean-lines.cjs')

class Notes {
  async render(id) {
    const text = await this.load(id)
    return cleanLines(text)
  }

  async load(id) {
    await pause(1)
    return `note ${id}${' '.repeat(5_000)}end`
  }
}

module.exports = { Notes }
