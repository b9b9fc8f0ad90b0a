import { Agent, get } from 'node:http'

/** What browsers open to one server at most, with HTTP/1.1: Chromium's kMaxSocketsPerGroup, Firefox's
 *  network.http.max-persistent-connections-per-server. */
const connectionsPerOrigin = 6

/** Nothing here takes longer, unless the server hangs. */
const answerWaitMs = 30_000

/** One of the page's requests, as the browser's network panel shows it; ms since the page asked for it. */
export interface Answer {
  path: string
  status: number
  /** When it had a connection to go out on. */
  sentMs: number
  /** When the last byte had come. */
  endMs: number
}

export interface PageLoad {
  /** In the order in which they were asked for. */
  answers: Answer[]
  /** Until the last answer. */
  durationMs: number
}

/** A user's browser: keeps its connections, sends the page's requests at once, a few of them at a time. */
export class Browser {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: connectionsPerOrigin })
  private readonly origin: string
  private readonly token: string

  constructor({ origin, token }: { origin: string; token: string }) {
    this.origin = origin
    this.token = token
  }

  /** @throws what node:http throws when the server does not answer at all */
  async loadPage(paths: readonly string[]): Promise<PageLoad> {
    const startMs = performance.now()
    const answers = await Promise.all(paths.map((path) => this.ask(path, startMs)))
    return { answers, durationMs: Math.max(...answers.map(({ endMs }) => endMs)) }
  }

  close(): void {
    this.agent.destroy()
  }

  private ask(path: string, startMs: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let sentMs = 0
      const request = get(`${this.origin}${path}`, {
        agent: this.agent,
        headers: { authorization: `Bearer ${this.token}` },
        timeout: answerWaitMs,
      })
      request.on('socket', () => {
        sentMs = performance.now() - startMs
      })
      request.on('response', (response) => {
        response.on('error', reject).resume()
        response.on('end', () => {
          resolve({ path, status: response.statusCode ?? 0, sentMs, endMs: performance.now() - startMs })
        })
      })
      request.on('timeout', () => request.destroy(new Error(`${path} was not answered within ${answerWaitMs} ms`)))
      request.on('error', reject)
    })
  }
}
