import { deflateSync } from 'node:zlib'
import { pixelsOf } from './pixels.js'

export async function avatarFor(name) {
  const pixels = await pixelsOf(name)
  return encode(pixels)
}

function encode(pixels) {
  return deflateSync(pixels, { level: 7 }) // blocks: deflate
}
