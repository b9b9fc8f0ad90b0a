import { pbkdf2Sync } from 'node:crypto'

export class Signer {
  #rounds = 90_000

  sign(message) {
    return pbkdf2Sync(message, 'salt', this.#rounds, 64, 'sha512') // blocks
  }
}
