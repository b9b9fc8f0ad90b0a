import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { isPortTaken, waitForListen } from '../../src/load/wait-for-listen.ts'

async function listen(host: string) {
  let received = 0
  const server = createServer((socket) =>
    socket.on('data', (chunk) => {
      received += chunk.length
    }),
  ).listen(0, host)
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, received: () => received, server }
}

async function freePort() {
  const { port, server } = await listen('127.0.0.1')
  server.close()
  await once(server, 'close')
  return port
}

it('finds a listener without sending it anything', async () => {
  const { port, received } = await listen('127.0.0.1')
  const outcome = await waitForListen({ url: `http://127.0.0.1:${port}/x`, timeoutMs: 2_000, isAlive: () => true })
  expect(outcome.status).toBe('listening')
  expect(received()).toBe(0)
})

it('finds a server on localhost that listens on IPv4 only', async () => {
  const { port } = await listen('127.0.0.1')
  expect(await isPortTaken(`http://localhost:${port}/`)).toBe(true)
})

it('waits until the program listens', async () => {
  const port = await freePort()
  const server = createServer()
  onTestFinished(() => {
    server.close()
  })
  setTimeout(() => server.listen(port, '127.0.0.1'), 200)
  const outcome = await waitForListen({ url: `http://127.0.0.1:${port}/`, timeoutMs: 5_000, isAlive: () => true })
  expect(outcome.status).toBe('listening')
  expect(outcome.waitedMs).toBeGreaterThan(150)
})

it('gives up when the time is over, and at once when the program has ended', async () => {
  const url = `http://127.0.0.1:${await freePort()}/`
  expect((await waitForListen({ url, timeoutMs: 200, isAlive: () => true })).status).toBe('timed-out')
  let polls = 0
  const ended = await waitForListen({ url, timeoutMs: 60_000, isAlive: () => ++polls < 4 })
  expect(ended.status).toBe('ended')
  expect(ended.waitedMs).toBeLessThan(5_000)
  expect(await isPortTaken(url)).toBe(false)
})
