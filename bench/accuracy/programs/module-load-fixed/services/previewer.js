import { createRequire } from 'node:module'
import pg from 'pg'

const mysql = createRequire(import.meta.url)('mysql2')

export class Previewer {
  async titleOf(page) {
    const { format } = await import('mysql2')
    return format('?', [page]) === mysql.format('?', [page]) && pg.Client.name === 'Client' ? page : 'none'
  }
}
