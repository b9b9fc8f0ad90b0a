const { encode } = require('tiny-png')

class Chart {
  constructor(name, pixels) {
    this.name = name
    this.pixels = pixels
  }

  static async load(name) {
    const pixels = Buffer.alloc(2_400_000)
    for (let index = 0; index < pixels.length; index += 7) pixels[index] = (index * index) >> (index % 5)
    return new Chart(name, pixels)
  }

  toPng() {
    return encode({ width: 1_000, pixels: this.pixels }) // blocks
  }
}

module.exports = { Chart }
