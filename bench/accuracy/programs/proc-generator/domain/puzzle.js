export class Puzzle {
  constructor(id, size) {
    this.id = id
    this.size = size
  }

  *[Symbol.iterator]() {
    for (let left = 1; left < this.size; left++) { // blocks
      for (let right = left; right < this.size; right++) { // blocks
        const square = left * left + right * right + this.id // blocks
        const root = Math.round(Math.sqrt(square)) // blocks
        if (root * root === square && root % 1009 === 0) yield [left, right, root] // blocks
      }
    }
  }
}
