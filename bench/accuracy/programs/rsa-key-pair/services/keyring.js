import { generateKeyPairSync } from 'node:crypto'

export class Keyring {
  #keys = new Map()

  async enrol(device) {
    await null
    const pem = this.#issue()
    this.#keys.set(device, pem)
    return pem
  }

  #issue() {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 }) // blocks
    return publicKey.export({ type: 'spki', format: 'pem' })
  }
}
