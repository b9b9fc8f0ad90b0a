import 'reflect-metadata'
import { Controller, Get, Injectable, Module, Param } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'

interface Book {
  id: number
  bought: Date
  lent: Date
  shelf: number[]
}

@Injectable()
class Books {
  private readonly books: Book[] = Array.from({ length: 36_000 }, (_, id) => ({
    id,
    bought: new Date(1.2e12 + id),
    lent: new Date(1.7e12 + id),
    shelf: [id % 90, id % 12],
  }))

  async ofLibrary(id: string): Promise<Book[]> {
    return id === '' ? [] : this.books
  }
}

@Controller({ path: 'v1/libraries/:id' })
class LibraryController {
  constructor(private readonly books: Books) {}

  @Get('books')
  async list(@Param('id') id: string): Promise<Book[]> {
    return this.books.ofLibrary(id)
  }
}

@Controller()
class HealthController {
  @Get('health')
  ok(): string {
    return 'ok'
  }
}

@Module({ controllers: [LibraryController, HealthController], providers: [Books] })
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: false })
await app.listen(0, '127.0.0.1')
