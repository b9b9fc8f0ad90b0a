import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type Reply, readReply } from './reply.ts'

/** A refused or silent server must not hold anybody up for longer. */
const answerWaitMs = 5_000

/** Redis, asked one thing after the other. Making and dropping a place of our own takes a handful of commands: no driver
 *  is needed for it, and the queue's own may then be any. */
export interface RedisClient {
  /** @throws Error with what Redis answered, its first word as `code`; with ETIMEDOUT after five seconds without one */
  send(command: string, ...args: string[]): Promise<Reply>
}

/** Runs one task on a connection of its own, logged in as the URL says.
 *  @param url `redis://[[user]:password@]host[:port][/database]`, or `rediss://` for TLS
 *  @throws what the socket or the task throws
 */
export async function withRedis<T>(url: string, task: (client: RedisClient) => Promise<T>): Promise<T> {
  const { socket, opened, user, password, database } = openSocket(new URL(url))
  const client = { send: (...words: string[]) => ask(socket, words) }
  try {
    socket.setTimeout(answerWaitMs, () => socket.destroy(socketError('ETIMEDOUT')))
    socket.on('end', () => socket.destroy(socketError('ECONNRESET')))
    await once(socket, opened)
    if (password !== '') await client.send('AUTH', ...(user === '' ? [password] : [user, password]))
    if (database !== '') await client.send('SELECT', database)
    return await task(client)
  } finally {
    // Whatever comes now was not asked for.
    socket.on('error', () => {})
    socket.destroy()
  }
}

function openSocket({ protocol, hostname, port, username, password, pathname }: URL) {
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379) }
  const isTls = protocol === 'rediss:'
  return {
    socket: isTls ? connectTls({ ...target, servername: target.host }) : connect(target),
    opened: isTls ? 'secureConnect' : 'connect',
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  }
}

async function ask(socket: Socket, words: string[]): Promise<Reply> {
  socket.write(toCommand(words))
  let text = ''
  for (;;) {
    const [bytes] = (await once(socket, 'data')) as [Buffer]
    text += bytes.toString('latin1')
    const reply = readReply(text)?.reply
    if (reply instanceof Error) throw reply
    if (reply !== undefined) return reply
  }
}

/** Source: as for readReply(); a command is a list of texts. */
function toCommand(words: string[]): string {
  const texts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`)
  return `*${words.length}\r\n${texts.join('')}`
}

function socketError(code: 'ETIMEDOUT' | 'ECONNRESET'): Error {
  return Object.assign(new Error(`the connection ended (${code})`), { code })
}
