import { setImmediate as turn } from 'node:timers/promises'
import { openDatabase } from './database.js'

export class Orders {
  #database = openDatabase()
  #totals = this.#database.prepare(
    'SELECT a.customer, SUM(a.amount * b.amount) AS total FROM orders a JOIN orders b ON a.customer = b.customer GROUP BY a.customer ORDER BY total DESC LIMIT 10',
  )

  async totals() {
    await turn()
    const rows = this.#totals.all() // blocks
    return rows.map(({ customer, total }) => ({ customer, total }))
  }
}
