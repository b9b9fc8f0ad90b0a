import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { AccountsController, HealthController } from './accounts.controller.js'
import { LedgerService } from './ledger.service.js'

@Module({ controllers: [AccountsController, HealthController], providers: [LedgerService] })
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: false })
app.setGlobalPrefix('api', { exclude: ['health'] })
await app.listen(0, '127.0.0.1')
