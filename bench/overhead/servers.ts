import { fileURLToPath } from 'node:url'

export type ServerId = 'hello' | 'fastify' | 'calls'

/** A program under bench/overhead/servers that prints `listening <port>` and ends when its input is closed. */
export interface BenchServer {
  title: string
  /** Absolute path. */
  file: string
  /** What the client asks for. */
  path: string
}

export const servers: Record<ServerId, BenchServer> = {
  hello: { title: 'node:http, near-empty handler', file: fileOf('hello.js'), path: '/' },
  fastify: { title: 'Fastify, JSON route', file: fileOf('fastify-json.js'), path: '/shops/7/orders?page=1' },
  calls: { title: '200 JSON.parse and 200 small fs and crypto calls', file: fileOf('calls.js'), path: '/' },
}

export const serverIds = Object.keys(servers) as ServerId[]

function fileOf(name: string): string {
  return fileURLToPath(new URL(`./servers/${name}`, import.meta.url))
}
