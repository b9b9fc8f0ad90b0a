import 'reflect-metadata'
import core = require('@nestjs/core')
import modules = require('./app.module.cjs')
import interceptors = require('./mask.interceptor.cjs')

async function start(): Promise<void> {
  const app = await core.NestFactory.create(modules.AppModule, { logger: false })
  app.useGlobalInterceptors(new interceptors.MaskInterceptor(['name', 'born']))
  await app.listen(0, '127.0.0.1')
}

void start()
