import mysql from 'mysql2'
import { readValue } from './read-value.mjs'

const pool = mysql.createPool({
  uri: process.env.LOOPCHECK_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/',
  connectionLimit: 1,
  typeCast: (field) => readValue(field.string()),
})
export const ask = (size) =>
  new Promise((resolve, reject) => {
    pool.query('select ? as value', [size], (error, rows) => (error ? reject(error) : resolve(rows[0].value)))
  })
