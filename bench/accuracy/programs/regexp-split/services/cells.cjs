class Cells {
  constructor(line) {
    this.line = line
  }

  split() {
    return this.line.split(/\s*,\s*/) // blocks
  }
}

module.exports = { Cells }
