const { setTimeout: pause } = require('node:timers/promises')
const { cleanLines } = require('./clean-lines.cjs')

class Notes {
  async render(id) {
    const text = await this.load(id)
    return cleanLines(text)
  }

  async load(id) {
    await pause(1)
    return `note ${id}${' '.repeat(3_400)}end`
  }
}

module.exports = { Notes }
