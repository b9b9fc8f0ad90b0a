import { Agent, request } from 'node:http'
import { readValue } from './read-value.mjs'
import { port } from './upstream.mjs'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
export const ask = (size) =>
  new Promise((resolve, reject) => {
    request({ agent, port, host: '127.0.0.1', path: `/${size}` }, (response) => {
      response.on('data', (chunk) => resolve(readValue(String(chunk))))
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
