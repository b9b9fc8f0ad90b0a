import { DatabaseSync } from 'node:sqlite'

export function openDatabase() {
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, amount REAL)')
  database.exec(
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3600) INSERT INTO orders (customer, amount) SELECT i % 60, i % 97 FROM n',
  )
  return database
}
