import fastify from 'fastify'
import { BookController } from './controllers/book-controller.js'
import { BookRepository } from './repositories/book-repository.js'
import { BookService } from './services/book-service.js'

const app = fastify()
const books = new BookController(new BookService(new BookRepository()))
app.get('/health', async () => 'ok')
app.get('/books/:title/words', books.words)
app.get('/books/:title', books.show)
await app.listen({ port: 0, host: '127.0.0.1' })
