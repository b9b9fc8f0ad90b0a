import { openSheet } from 'sheet-writer'
import { linesOf } from './lines.js'

export class SheetService {
  async write(year) {
    const lines = await linesOf(year)
    const sheet = await openSheet({ separator: ';' })
    const text = await sheet.writeAll(lines) // blocks
    return `${year}\n${text}`
  }
}
