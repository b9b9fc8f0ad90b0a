import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module.js'

const app = await NestFactory.create(AppModule, { logger: false })
app.setGlobalPrefix('api', { exclude: ['health'] })
await app.listen(0, '127.0.0.1')
