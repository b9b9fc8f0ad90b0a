import { Keyring } from '../services/keyring.js'

const keyring = new Keyring()

export const routes = [
  { prefix: '/health', handler: async () => 'ok' },
  { prefix: '/devices/', handler: async (url) => keyring.enrol(url.slice('/devices/'.length)) },
]
