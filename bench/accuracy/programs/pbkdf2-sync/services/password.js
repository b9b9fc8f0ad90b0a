import { pbkdf2Sync } from 'node:crypto'

const iterations = 110_000

export function derive(password, salt) {
  return pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 64, 'sha512') // blocks
}
