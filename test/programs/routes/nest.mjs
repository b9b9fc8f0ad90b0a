// NestJS on Express, with a global prefix; its decorators are called as TypeScript would.
import 'reflect-metadata'
import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { announce, waitAndBlock } from './blocks.cjs'

class Items {
  async item() {
    await waitAndBlock()
    return { ok: true }
  }
}
Controller('shops/:shop')(Items)
Get('items/:item')(Items.prototype, 'item', Object.getOwnPropertyDescriptor(Items.prototype, 'item'))
class App {}
Module({ controllers: [Items] })(App)

const app = await NestFactory.create(App, { logger: false })
app.setGlobalPrefix('api')
await app.listen(0, '127.0.0.1')
await announce(app.getHttpServer())
