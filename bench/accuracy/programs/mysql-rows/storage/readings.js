import mysql from 'mysql2/promise'

export class Readings {
  #pool = mysql.createPool({ uri: process.env.LOOPCHECK_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/', connectionLimit: 4 })

  async since(first) {
    const [rows] = await this.#pool.query( // blocks
      'SELECT seq AS id, CAST(seq * 0.5 AS CHAR) AS value, MD5(seq) AS hash, NOW() AS at, seq % 2 AS valid FROM mysql.seq_1_to_100000 WHERE seq > ?',
      [first],
    )
    return rows
  }
}
