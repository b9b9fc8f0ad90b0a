import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ChunkEvents } from '../streams/chunk-events.js'
import { Scanner } from './scanner.js'

const text = `${'word '.repeat(10)}${' '.repeat(12_000)}x`

export async function scan(id) {
  const chunks = new ChunkEvents()
  const scanner = new Scanner(id)
  chunks.on('chunk', (chunk) => scanner.look(chunk))
  await pipeline(Readable.from([text, 'end']), chunks, new Writable({ write: (_chunk, _encoding, done) => done() }))
  return scanner.result()
}
