import { setTimeout as delay } from 'node:timers/promises'

/** What a user's program sends, and as whom. */
export interface Call {
  origin: string
  user: string
  signal: AbortSignal
  /** Called for each 429, with the seconds that it asks to wait. */
  onBusy?: (retryAfterS: number) => void
}

export interface Answer {
  status: number
  text: string
  retryAfterS: number | undefined
}

/** Sends one request as a user. */
export async function send(call: Call, method: 'GET' | 'POST', path: string, body?: Uint8Array | object) {
  const isFile = body instanceof Uint8Array
  const type = isFile ? 'text/csv' : 'application/json'
  const response = await fetch(`${call.origin}${path}`, {
    method,
    signal: call.signal,
    headers: { 'x-user': call.user, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body: isFile ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  })
  const retryAfter = response.headers.get('retry-after')
  const answer: Answer = {
    status: response.status,
    text: await response.text(),
    retryAfterS: retryAfter === null ? undefined : Number(retryAfter),
  }
  return answer
}

/** Sends a POST again, as long as the answer is 429, after the wait that it asks for.
 *  @throws Error for any other answer that is not 2xx */
export async function sendUntilTaken<Taken>(call: Call, path: string, body: Uint8Array | object): Promise<Taken> {
  for (;;) {
    const { status, text, retryAfterS } = await send(call, 'POST', path, body)
    if (status >= 200 && status < 300) return JSON.parse(text) as Taken
    if (status !== 429 || retryAfterS === undefined)
      throw new Error(`POST ${path} was answered with ${status}: ${text}`)
    call.onBusy?.(retryAfterS)
    await delay(retryAfterS * 1000, undefined, { signal: call.signal })
  }
}
