export class BookController {
  #books

  constructor(books) {
    this.#books = books
  }

  show = async ({ params }) => this.#books.describe(params.title)

  words = async ({ params }, reply) => {
    const words = await this.#books.commonWords(params.title, 10)
    reply.header('cache-control', 'no-store')
    return { title: params.title, words }
  }
}
