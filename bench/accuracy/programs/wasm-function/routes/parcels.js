import { Checksum } from '../services/checksum.js'

const checksum = await Checksum.load()

export async function parcelRoutes(app) {
  app.get('/:id/checksum', async ({ params }) => ({ checksum: await checksum.of(Number(params.id)) }))
}
