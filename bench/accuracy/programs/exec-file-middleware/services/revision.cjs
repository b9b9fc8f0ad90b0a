const { execFileSync } = require('node:child_process')

class Revision {
  constructor(program) {
    this.program = program
  }

  current() {
    const words = execFileSync(this.program, ['-p', '"v" + 7 * 6'], { encoding: 'utf8', env: {} }) // blocks
    return words.trim()
  }
}

module.exports = { Revision }
