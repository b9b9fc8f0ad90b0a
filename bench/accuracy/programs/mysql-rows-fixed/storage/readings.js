import mysql from 'mysql2'

const pool = mysql.createPool({ uri: process.env.LOOPCHECK_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/', connectionLimit: 4 })

export function totalSince(first) {
  const rows = pool
    .query('SELECT seq AS id, CAST(seq * 0.5 AS CHAR) AS value FROM mysql.seq_1_to_60000 WHERE seq > ?', [first])
    .stream({ highWaterMark: 200 })
  return new Promise((resolve, reject) => {
    let total = 0
    let count = 0
    rows.on('data', (row) => {
      total += Number(row.value)
      if (++count % 300 !== 0) return
      rows.pause()
      setImmediate(() => rows.resume())
    })
    rows.on('end', () => resolve(total))
    rows.on('error', reject)
  })
}
