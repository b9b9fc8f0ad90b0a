import { encode } from './lib/encode.js'

export function encodeAll(names, options) {
  const codes = []
  for (const name of names) codes.push(encode(name, options.length))
  return codes
}
