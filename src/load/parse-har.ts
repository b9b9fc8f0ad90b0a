import { validateHeaderName, validateHeaderValue } from 'node:http'
import { loopcheckError } from '../errors.ts'
import { type LoadRequest, toLoadMethod } from './load-request.ts'
import { isLoopback } from './loopback.ts'

/** The requests of a browser's recording, ready to be repeated. */
export interface HarLoad {
  targets: LoadRequest[]
  /** Entries left out: other servers, methods that are not sent. */
  skipped: number
}

/** The part of HAR 1.2 that is read (http://www.softwareishard.com/blog/har-12-spec/#request). */
interface HarRequest {
  method: string
  url: URL
  headers: { name: string; value: string }[]
  body?: string
}

// Belong to the recorded connection, or would be answered 304 without any work.
const leftOutHeaders = /^(:.*|host|connection|content-length|keep-alive|transfer-encoding|upgrade.*|expect|te|if-.*)$/i

/** Reads `--har <file>`. Equal requests become one target, weighted by how often they were recorded.
 *  @param baseUrl the server to send to: entries of its origin or, when there are none, those of the file's most frequent
 *    origin, aimed at the base. undefined: entries that were recorded from this machine.
 *  @throws LoopcheckError 'bad-har'
 */
export function parseHar({ text, file, baseUrl }: { text: string; file: string; baseUrl?: string }): HarLoad {
  const requests = readEntries(text, file)
  const chosen = chooseServer(requests, baseUrl)
  const targets = foldEqual(chosen.flatMap((request) => toLoadRequest(request, baseUrl) ?? []))
  if (targets.length === 0) {
    const why = baseUrl
      ? 'it holds no request'
      : 'none of its requests went to this machine: add --url http://127.0.0.1:<port>'
    throw loopcheckError('bad-har', file, why)
  }
  const taken = targets.reduce((sum, target) => sum + (target.weight ?? 1), 0)
  return { targets, skipped: requests.length - taken }
}

function readEntries(text: string, file: string): HarRequest[] {
  let har: { log?: { entries?: unknown } } | null
  try {
    har = JSON.parse(text)
  } catch (error) {
    throw loopcheckError('bad-har', file, `it is not JSON (${(error as Error).message})`)
  }
  if (!Array.isArray(har?.log?.entries)) throw loopcheckError('bad-har', file, 'it has no log.entries')
  return har.log.entries.map((entry, index) => {
    const { method, url, headers, postData } = (entry?.request ?? {}) as Record<string, unknown>
    if (typeof method !== 'string' || typeof url !== 'string' || !URL.canParse(url)) {
      throw loopcheckError('bad-har', file, `log.entries[${index}].request has no method or URL`)
    }
    const body = (postData as { text?: unknown } | undefined)?.text
    return {
      method,
      url: new URL(url),
      headers: Array.isArray(headers) ? headers.filter(isHeader) : [],
      ...(typeof body === 'string' && body !== '' ? { body } : {}),
    }
  })
}

function chooseServer(requests: HarRequest[], baseUrl: string | undefined): HarRequest[] {
  if (baseUrl === undefined) return requests.filter(({ url }) => url.protocol === 'http:' && isLoopback(url.href))
  const base = new URL(baseUrl).origin
  const counts = new Map<string, number>()
  for (const { url } of requests) counts.set(url.origin, (counts.get(url.origin) ?? 0) + 1)
  const mostFrequent = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  const origin = counts.has(base) ? base : mostFrequent
  return requests.filter(({ url }) => url.origin === origin)
}

function toLoadRequest(recorded: HarRequest, baseUrl: string | undefined): LoadRequest | undefined {
  const method = toLoadMethod(recorded.method)
  if (!method) return undefined
  const origin = new URL(baseUrl ?? recorded.url.href).origin
  const kept = recorded.headers.filter(({ name }) => !leftOutHeaders.test(name))
  return {
    url: `${origin}${recorded.url.pathname}${recorded.url.search}`,
    method,
    headers: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
    ...(recorded.body === undefined ? {} : { body: recorded.body }),
    role: 'load',
  }
}

function foldEqual(requests: LoadRequest[]): LoadRequest[] {
  const folded = new Map<string, LoadRequest>()
  for (const request of requests) {
    const key = JSON.stringify([request.method, request.url, request.body])
    const seen = folded.get(key)
    folded.set(key, { ...(seen ?? request), weight: (seen?.weight ?? 0) + 1 })
  }
  return [...folded.values()]
}

function isHeader(value: unknown): value is { name: string; value: string } {
  const { name, value: text } = (value ?? {}) as { name?: unknown; value?: unknown }
  if (typeof name !== 'string' || typeof text !== 'string') return false
  // Recorded from HTTP/2, `:authority` and its like are no valid names; they are left out later by their own rule.
  if (name.startsWith(':')) return true
  try {
    validateHeaderName(name)
    validateHeaderValue(name, text)
    return true
  } catch {
    // A header that HTTP/1 cannot carry cannot be repeated.
    return false
  }
}
