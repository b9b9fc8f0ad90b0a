import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { drive } from '../../bench/overhead/drive.ts'
import { createResponseReader } from '../../bench/overhead/response-reader.ts'

const response = Buffer.from('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nhello')

describe('createResponseReader', () => {
  it('finds the end of a response wherever it is cut', () => {
    for (let cut = 1; cut < response.length; cut++) {
      const reader = createResponseReader()
      expect(reader.push(response.subarray(0, cut))).toBe(false)
      expect(reader.push(response.subarray(cut))).toBe(true)
    }
  })

  it('reads one response after the other', () => {
    const reader = createResponseReader()
    expect([reader.push(response), reader.push(response)]).toEqual([true, true])
  })

  it('counts bytes, not characters', () => {
    const body = Buffer.from('é€')
    const whole = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`), body])
    const reader = createResponseReader()
    expect(reader.push(whole.subarray(0, -1))).toBe(false)
    expect(reader.push(whole.subarray(-1))).toBe(true)
  })

  it('refuses an answer that would flatter a server: an error is cheap', () => {
    const failed = Buffer.from('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n')
    expect(() => createResponseReader().push(failed)).toThrow('HTTP/1.1 503')
  })

  it('refuses an answer whose end it cannot know', () => {
    const chunked = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
    expect(() => createResponseReader().push(chunked)).toThrow('without Content-Length')
  })
})

describe('drive', () => {
  it('counts every answer that the server gave, over connections that stay open', async () => {
    let answered = 0
    let connections = 0
    const server = createServer((_request, reply) => {
      answered++
      reply.end('hello')
    })
    server.on('connection', () => connections++)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const slice = { port: (server.address() as AddressInfo).port, path: '/', connections: 3, durationMs: 30 }
    try {
      const first = await drive(slice)
      const second = await drive(slice)
      expect(first.requests + second.requests).toBe(answered)
      expect(second.latenciesMs).toHaveLength(second.requests)
      expect(second.elapsedMs).toBeGreaterThanOrEqual(30)
      expect(Math.max(...second.latenciesMs)).toBeLessThanOrEqual(second.elapsedMs)
      expect(connections).toBe(3)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  it('fails when the server closes a connection in a slice', async () => {
    const server = createServer((request) => request.socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const slice = { port: (server.address() as AddressInfo).port, path: '/', connections: 1, durationMs: 30 }
    try {
      await expect(drive(slice)).rejects.toThrow('closed a connection')
    } finally {
      server.close()
    }
  })
})
