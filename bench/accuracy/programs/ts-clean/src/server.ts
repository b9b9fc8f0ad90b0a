import { setImmediate as turn } from 'node:timers/promises'
import express from 'express'

async function sum(seed: number): Promise<number> {
  let total = seed
  for (let slice = 0; slice < 40; slice++) {
    for (let index = 0; index < 100_000; index++) total = (total * 31 + index) % 2_147_483_647
    await turn()
  }
  return total
}

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.get('/sums/:seed', async (request, response) => response.json({ sum: await sum(Number(request.params.seed)) }))
app.listen(0, '127.0.0.1')
