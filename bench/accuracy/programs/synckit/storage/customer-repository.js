import { fileURLToPath } from 'node:url'
import { createSyncFn } from 'synckit'

const query = createSyncFn(fileURLToPath(new URL('./query-worker.js', import.meta.url)))

export class CustomerRepository {
  findById(id) {
    const [row] = query('SELECT * FROM customers WHERE id = $1', [id]) // blocks
    return row
  }
}
