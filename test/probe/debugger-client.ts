import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import type { Socket } from 'node:net'

/** A debugger as editors are one: the inspector's protocol over a WebSocket (RFC 6455), text frames below 64 KiB to send. */
export interface DebuggerClient {
  /** @throws Error with the inspector's own words */
  send(method: string, params?: object): Promise<Record<string, unknown>>
  /** Resolves with the parameters of the next such event. */
  next(event: string): Promise<Record<string, unknown>>
  close(): void
}

interface Message {
  id?: number
  method?: string
  params?: Record<string, unknown>
  result?: Record<string, unknown>
  error?: { message: string }
}

/** @param url ws://…, as inspector.url() tells it */
export async function connectDebugger(url: string): Promise<DebuggerClient> {
  const socket = await upgrade(url)
  const replies = new Map<number, (message: Message) => void>()
  const waiting: { event: string; resolve: (params: Record<string, unknown>) => void }[] = []
  readFrames(socket, (text) => {
    const message = JSON.parse(text) as Message
    if (message.id !== undefined) replies.get(message.id)?.(message)
    const index = waiting.findIndex(({ event }) => event === message.method)
    if (index >= 0) waiting.splice(index, 1)[0]?.resolve(message.params ?? {})
  })
  let lastId = 0
  return {
    send(method, params = {}) {
      const id = ++lastId
      return new Promise((resolve, reject) => {
        replies.set(id, ({ result, error }) => {
          replies.delete(id)
          if (error === undefined) resolve(result ?? {})
          else reject(new Error(`${method}: ${error.message}`))
        })
        socket.write(frame(JSON.stringify({ id, method, params })))
      })
    },
    next: (event) => new Promise((resolve) => waiting.push({ event, resolve })),
    close: () => socket.destroy(),
  }
}

async function upgrade(url: string): Promise<Socket> {
  const { hostname, port, pathname } = new URL(url)
  const asked = request({
    hostname,
    port,
    path: pathname,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    },
  })
  asked.end()
  const [, socket] = (await once(asked, 'upgrade')) as [unknown, Socket]
  // The program that is debugged ends first.
  socket.on('error', () => socket.destroy())
  return socket
}

const textFrame = 0x81
const isMasked = 0x80
const lengthIn2Bytes = 126
const lengthIn8Bytes = 127

/** Clients must mask; a mask of zeros does. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head =
    payload.length < lengthIn2Bytes
      ? [textFrame, isMasked | payload.length]
      : [textFrame, isMasked | lengthIn2Bytes, payload.length >> 8, payload.length & 0xff]
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload])
}

/** The inspector sends every message in one frame, unmasked. */
function readFrames(socket: Socket, onText: (text: string) => void): void {
  let buffered: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk])
    for (let found = firstFrame(buffered); found !== undefined; found = firstFrame(buffered)) {
      if (buffered[0] === textFrame) onText(buffered.toString('utf8', found.from, found.to))
      buffered = buffered.subarray(found.to)
    }
  })
}

function firstFrame(bytes: Buffer): { from: number; to: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = (bytes[1] ?? 0) & 0x7f
  const from = short === lengthIn8Bytes ? 10 : short === lengthIn2Bytes ? 4 : 2
  if (bytes.length < from) return undefined
  const length =
    short === lengthIn8Bytes
      ? Number(bytes.readBigUInt64BE(2))
      : short === lengthIn2Bytes
        ? bytes.readUInt16BE(2)
        : short
  return bytes.length < from + length ? undefined : { from, to: from + length }
}
