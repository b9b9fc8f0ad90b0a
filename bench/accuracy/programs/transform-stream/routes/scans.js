import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Contrast } from '../services/contrast.js'
import { chunksOf } from '../storage/scans.js'

export async function sendScan(request, response) {
  await pipeline(Readable.from(chunksOf(request.url)), new Contrast(), response)
}
