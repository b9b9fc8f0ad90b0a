import type { Fix } from '../model.ts'

export const pushToEngine: Fix = {
  id: 'push-to-engine',
  title: 'Let the database compute it',
  summary: 'Filter, group and sum in SQL, so that a few rows come back instead of all of them.',
  when: 'Rows are fetched only to be counted, summed, sorted, joined or filtered in JavaScript.',
  whenNot:
    'The rule cannot be said in SQL, or the database is the busier machine of the two. Check with EXPLAIN that an index serves it.',
  before: `const { rows } = await pool.query('SELECT * FROM sales')
const totals = {}
for (const { region, amount } of rows) {
  totals[region] = (totals[region] ?? 0) + Number(amount)
}`,
  after: `const { rows } = await pool.query(
  'SELECT region, sum(amount) AS amount FROM sales GROUP BY region',
)
const totals = Object.fromEntries(
  rows.map(({ region, amount }) => [region, Number(amount)]),
)`,
}
