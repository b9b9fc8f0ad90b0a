import { loopcheckError } from '../errors.ts'
import type { LoadRequest } from './load-request.ts'
import { requireLoopback } from './loopback.ts'

const example = 'http://127.0.0.1:3000/'

/** Reads the values of `--url`: `http://127.0.0.1:3000/slow`, or `3@http://…` for three times the share of the others.
 *  @throws LoopcheckError 'bad-url', 'bad-number' (weight), 'not-loopback'
 */
export function parseTargets(given: readonly string[], { allowRemote = false } = {}): LoadRequest[] {
  return given.map((text) => parseTarget(text, allowRemote))
}

function parseTarget(text: string, allowRemote: boolean): LoadRequest {
  const [, weightText, urlText = ''] = /^(?:([^/@]*)@)?(.*)$/s.exec(text) ?? []
  const url = parseHttpUrl('--url', urlText)
  if (!allowRemote) requireLoopback(url.href)
  const target: LoadRequest = { url: withoutCredentials(url), role: 'load' }
  if (url.username) target.headers = { authorization: basicAuthorization(url) }
  if (weightText === undefined) return target
  const weight = Number(weightText)
  if (weightText.trim() === '' || !Number.isFinite(weight) || weight <= 0) {
    throw loopcheckError('bad-number', '--url', 'weighted by a number above 0', text, `3@${example}`)
  }
  return { ...target, weight }
}

/** @throws LoopcheckError 'bad-url' */
export function parseHttpUrl(flag: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' || !/^http:\/\//i.test(text)) throw loopcheckError('bad-url', flag, text, example)
  return url
}

function withoutCredentials(url: URL): string {
  return `${url.origin}${url.pathname}${url.search}`
}

function basicAuthorization(url: URL): string {
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}
