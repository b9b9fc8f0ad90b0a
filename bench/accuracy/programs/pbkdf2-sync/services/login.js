import { timingSafeEqual } from 'node:crypto'
import { findUser } from '../storage/users.js'
import { derive } from './password.js'

export async function verifyLogin(name, password) {
  const user = await findUser(name)
  const key = derive(password, user.salt)
  return timingSafeEqual(key, user.key)
}
