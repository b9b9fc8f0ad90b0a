import { Signer } from './signer.js'

const signer = new Signer()

export async function signatureOf(key) {
  const message = await Promise.resolve(`key ${key}`)
  return signer.sign(message).toString('base64')
}
