class Cells {
  constructor(line) {
    this.line = line
  }

  split() {
    return this.line.split(',').map((cell) => cell.trim())
  }

  words() {
    let count = 0
    for (const _word of this.line.matchAll(/[a-z]+/g)) count++
    return count
  }
}

module.exports = { Cells }
