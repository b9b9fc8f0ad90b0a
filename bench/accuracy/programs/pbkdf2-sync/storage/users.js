import { setTimeout as pause } from 'node:timers/promises'
import { derive } from '../services/password.js'

const salt = Buffer.from('0f1e2d3c4b5a6978', 'hex')
const users = new Map([['ada', { salt, key: derive('lovelace', salt) }]])

export async function findUser(name) {
  await pause(2)
  return users.get(name) ?? { salt, key: Buffer.alloc(64) }
}
