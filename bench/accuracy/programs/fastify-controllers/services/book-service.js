import { WordCounter } from '../text/word-counter.js'

export class BookService {
  constructor(repository) {
    this.repository = repository
  }

  async describe(title) {
    const book = await this.repository.find(title)
    return { title, length: book.text.length }
  }

  async commonWords(title, limit) {
    const book = await this.repository.find(title)
    const counter = new WordCounter(await book.language())
    return counter.count(book.text, limit)
  }
}
