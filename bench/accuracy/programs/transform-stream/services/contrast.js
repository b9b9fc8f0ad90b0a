import { Transform } from 'node:stream'

export class Contrast extends Transform {
  _transform(chunk, _encoding, done) {
    setImmediate(() => done(null, this.#stretch(chunk)))
  }

  #stretch(chunk) {
    const stretched = Buffer.alloc(chunk.length)
    for (let round = 0; round < 260; round++) { // blocks
      for (let index = 0; index < chunk.length; index++) { // blocks
        stretched[index] = (chunk[index] * 3 + stretched[index] + round) & 0xff // blocks
      }
    }
    return stretched
  }
}
