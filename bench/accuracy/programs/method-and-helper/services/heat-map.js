import { setTimeout as pause } from 'node:timers/promises'
import { noise } from '../math/noise.js'

export class HeatMap {
  constructor(region, size) {
    this.region = region
    this.size = size
  }

  async peak() {
    await pause(1)
    return this.highest()
  }

  highest() {
    let peak = 0
    for (let x = 0; x < this.size; x++) {
      for (let y = 0; y < this.size; y++) peak = Math.max(peak, noise(x, y))
    }
    return peak
  }
}
