class Ranking {
  constructor(sales) {
    this.sales = sales
  }

  async of(region) {
    await null
    const rows = this.sales.bestOf(region)
    return { region, best: rows.map((row) => row.shop) }
  }
}

module.exports = { Ranking }
