import { validateHeaderName, validateHeaderValue } from 'node:http'
import { loopcheckError } from '../errors.ts'
import { type LoadRequest, loadMethods, toLoadMethod } from './load-request.ts'
import { requireLoopback } from './loopback.ts'

/** What a load file asks for; undefined where it leaves the choice to the command line. */
export interface LoadFile {
  targets: LoadRequest[]
  ratePerSecond?: number
  connections?: number
}

interface Source {
  text: string
  /** Named in messages. */
  file: string
  /** What paths are relative to: the origin of `--url`. undefined: requests must name their server. */
  baseUrl?: string
  allowRemote?: boolean
}

type Json = Record<string, unknown>

/** Reads `--load <file.json>`: `{"requests":[{"method","path","weight","headers","body"}],"rate","connections"}`.
 *  A body that is not a string is sent as JSON, with that content type unless the headers name one.
 *  @throws LoopcheckError 'bad-load-file' (which names the place), 'not-loopback'
 */
export function parseLoadFile(source: Source): LoadFile {
  const bad = (why: string) => loopcheckError('bad-load-file', source.file, why)
  const root = parseJson(source.text, bad)
  requireKnownKeys(root, ['requests', 'rate', 'connections'], 'the file', bad)
  if (!Array.isArray(root.requests) || root.requests.length === 0)
    throw bad('"requests" must be a list of at least one')
  const file: LoadFile = { targets: root.requests.map((entry, index) => readRequest(entry, index, source, bad)) }
  if (root.rate !== undefined) file.ratePerSecond = readPositive(root.rate, '"rate"', bad)
  if (root.connections !== undefined) {
    file.connections = readPositive(root.connections, '"connections"', bad)
    if (!Number.isInteger(file.connections)) throw bad('"connections" must be a whole number')
  }
  return file
}

type Bad = (why: string) => Error

function parseJson(text: string, bad: Bad): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw bad(`it is not JSON (${(error as Error).message})`)
  }
  if (!isObject(value)) throw bad('it must hold an object')
  return value
}

function readRequest(entry: unknown, index: number, { baseUrl, allowRemote }: Source, bad: Bad): LoadRequest {
  const place = `requests[${index}]`
  if (!isObject(entry)) throw bad(`${place} must be an object`)
  requireKnownKeys(entry, ['method', 'path', 'weight', 'headers', 'body'], place, bad)
  const request: LoadRequest = { url: readUrl(entry.path, place, baseUrl, bad), role: 'load' }
  if (!allowRemote) requireLoopback(request.url)
  if (entry.method !== undefined) {
    const method = typeof entry.method === 'string' ? toLoadMethod(entry.method) : undefined
    if (!method) throw bad(`${place}.method must be one of ${loadMethods.join(', ')}`)
    request.method = method
  }
  if (entry.weight !== undefined) request.weight = readPositive(entry.weight, `${place}.weight`, bad)
  if (entry.headers !== undefined) request.headers = readHeaders(entry.headers, place, bad)
  if (entry.body === undefined) return request
  return typeof entry.body === 'string' ? { ...request, body: entry.body } : withJsonBody(request, entry.body)
}

function readUrl(path: unknown, place: string, baseUrl: string | undefined, bad: Bad): string {
  if (typeof path !== 'string' || !/^(\/|http:\/\/)/i.test(path)) {
    throw bad(`${place}.path must begin with / or http://`)
  }
  if (baseUrl === undefined && path.startsWith('/'))
    throw bad(`${place}.path names no server: add --url http://127.0.0.1:<port>`)
  // A path that begins with // would be taken for another host.
  const text = path.startsWith('/') ? `${new URL(baseUrl ?? '').origin}${path}` : path
  if (!URL.canParse(text)) throw bad(`${place}.path is not a URL`)
  return new URL(text).href
}

function readHeaders(value: unknown, place: string, bad: Bad): Record<string, string> {
  if (!isObject(value)) throw bad(`${place}.headers must be an object of texts`)
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw bad(`${place}.headers["${name}"] must be text`)
    try {
      validateHeaderName(name)
      validateHeaderValue(name, text)
    } catch {
      throw bad(`${place}.headers["${name}"] holds characters that HTTP does not allow`)
    }
  }
  return value as Record<string, string>
}

function withJsonBody(request: LoadRequest, body: unknown): LoadRequest {
  const hasType = Object.keys(request.headers ?? {}).some((name) => name.toLowerCase() === 'content-type')
  const headers = hasType ? request.headers : { ...request.headers, 'content-type': 'application/json' }
  return { ...request, headers: headers ?? {}, body: JSON.stringify(body) }
}

function readPositive(value: unknown, place: string, bad: Bad): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw bad(`${place} must be a number above 0, got ${JSON.stringify(value)}`)
  }
  return value
}

function requireKnownKeys(value: Json, known: string[], place: string, bad: Bad): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined) throw bad(`${place} has no "${unknown}" (known: ${known.join(', ')})`)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
