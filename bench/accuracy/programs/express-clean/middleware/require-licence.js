import { scrypt } from 'node:crypto'

export function requireLicence(request, _response, next) {
  const options = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
  scrypt(request.get('x-licence') ?? 'trial', 'pepper', 64, options, (error, key) => {
    request.fingerprint = key?.toString('base64url')
    next(error)
  })
}
