const Database = require('libsql')

class Sales {
  constructor() {
    this.database = new Database(':memory:')
    this.database.exec('CREATE TABLE sales (id INTEGER PRIMARY KEY, shop INTEGER, cents INTEGER)')
    this.database.exec(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4200) INSERT INTO sales (shop, cents) SELECT i % 40, i * 7 % 991 FROM n',
    )
  }

  bestOf(region) {
    const query = this.database.prepare(
      'SELECT a.shop AS shop, SUM(a.cents * b.cents) AS weight FROM sales a JOIN sales b ON a.shop = b.shop WHERE a.id > ? GROUP BY a.shop ORDER BY weight DESC LIMIT 5',
    )
    return query.all([region.length]) // blocks
  }
}

module.exports = { Sales }
