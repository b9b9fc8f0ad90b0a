import { licences } from '../services/licences.js'

export function requireLicence(level) {
  return (request, response, next) => {
    const key = request.get('x-licence') ?? 'trial'
    if (licences.allows(key, level)) next()
    else response.status(402).json({ needs: level })
  }
}
