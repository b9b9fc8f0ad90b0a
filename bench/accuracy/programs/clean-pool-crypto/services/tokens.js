import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(pbkdf2)

export async function tokenFor(name) {
  const bytes = await derive(name, 'salt', 60_000, 64, 'sha512')
  return bytes.toString('base64url')
}
