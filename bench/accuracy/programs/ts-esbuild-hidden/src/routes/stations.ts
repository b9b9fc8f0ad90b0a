import type { FastifyInstance } from 'fastify'
import { Rows } from '../storage/rows.ts'

export async function stationRoutes(app: FastifyInstance): Promise<void> {
  const rows = new Rows()
  app.get<{ Params: { station: string } }>('/:station/rows', async ({ params }) => {
    const all = await rows.ofStation(params.station)
    return { station: params.station, rows: all.length }
  })
}
