import { quote } from './quote.js'

export class Sheet {
  constructor({ separator }) {
    this.separator = separator
  }

  async writeAll(rows) {
    const lines = await this.#lines(rows)
    return lines.join('\n')
  }

  async #lines(rows) {
    await Promise.resolve()
    const lines = []
    for (const row of rows) lines.push(row.map((cell) => quote(String(cell), this.separator)).join(this.separator))
    return lines
  }
}
