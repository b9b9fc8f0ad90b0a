export class Portfolio {
  #prices
  #name

  static async open(name, prices) {
    return new Portfolio(name, prices)
  }

  constructor(name, prices) {
    this.#name = name
    this.#prices = prices
  }

  get size() {
    return this.#prices.length + this.#name.length
  }

  get risk() {
    const scale = Math.sqrt(this.size)
    return this.#compute(scale) / scale
  }

  #compute(scale) {
    let risk = 0
    for (const left of this.#prices) { // blocks
      for (const right of this.#prices) risk += ((left - right) * (left + right)) / scale // blocks
    }
    return Math.abs(risk)
  }
}
