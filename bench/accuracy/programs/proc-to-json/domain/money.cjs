class Money {
  constructor(cents, currency) {
    this.cents = cents
    this.currency = currency
  }

  toJSON() {
    let check = this.cents // blocks
    for (let round = 0; round < 60_000; round++) check = (check * 31 + round) % 9_999_991 // blocks
    return `${(this.cents / 100).toFixed(2)} ${this.currency} #${check}` // blocks
  }
}

module.exports = { Money }
