import { Transform } from 'node:stream'

export class ChunkEvents extends Transform {
  _transform(chunk, _encoding, done) {
    this.emit('chunk', chunk.toString())
    done(null, chunk)
  }
}
