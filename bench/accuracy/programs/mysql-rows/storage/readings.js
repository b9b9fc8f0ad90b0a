import mysql from 'mysql2/promise'

export class Readings {
  #pool = mysql.createPool({ uri: process.env.LOOPCHECK_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/', connectionLimit: 4 })

  async since(first) {
    const [rows] = await this.#pool.query( // blocks
      'SELECT seq AS id, seq % 2 AS valid, seq % 11 AS sensor, seq % 7 AS part, seq % 97 AS value, seq % 5 AS rack, seq % 3 AS phase, NOW() AS at FROM mysql.seq_1_to_150000 WHERE seq > ?',
      [first],
    )
    return rows
  }
}
